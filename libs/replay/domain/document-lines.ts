/** The steps of a document's life as lines of NDJSON. Amounts are yuan strings. */
import type { StoredEvent } from '../../event-store/port.js';
import type { Place } from '../../fund-trace/domain/fund-moves.js';
import { formatYuan } from '../../money/fen.js';
import type { DocumentKind, DocumentStep, Totals } from './document-replay.js';
import { eventText } from '../../event-store/event-text.js';

export interface ReplayedMove {
  readonly event: StoredEvent;
  readonly step: DocumentStep;
  readonly kind: DocumentKind;
}

const NAMES: Readonly<Record<Place, string>> = {
  UNISSUED: 'unissued',
  IN_TRANSIT: 'inTransit',
  REMAINING: 'remaining',
  RECLAIMED: 'reclaimed',
  DISBURSED: 'disbursed',
};

/** As a trace names them. */
const SHOWN: Readonly<Record<DocumentKind, readonly Place[]>> = {
  receipt: ['UNISSUED', 'IN_TRANSIT', 'REMAINING', 'DISBURSED'],
  transfer: ['IN_TRANSIT', 'REMAINING', 'RECLAIMED', 'DISBURSED'],
  'carry-over': ['IN_TRANSIT', 'REMAINING', 'RECLAIMED', 'DISBURSED'],
};

/** The code that a unit has at the end of a fiscal year. */
export type CodeOf = (region: string, fiscalYear: number) => string;

/** One line, with its line break. */
export function documentLine({ event, step, kind }: ReplayedMove, codeOf: CodeOf): string {
  const { changes, before, after, late } = step;
  const rest = JSON.stringify({
    changes: changes.map(({ place, beforeFen, afterFen, ...name }) => ({
      place: NAMES[place],
      ...name,
      region: name.region && codeOf(name.region, name.fiscalYear),
      before: formatYuan(beforeFen),
      after: formatYuan(afterFen),
    })),
    totals: { before: totalsAnswer(before, kind), after: totalsAnswer(after, kind) },
    late: late.length > 0,
    lateBecause: late,
  });
  return `{"event":${eventText(event)},${rest.slice(1)}\n`;
}

function totalsAnswer(totals: Totals, kind: DocumentKind): object {
  const shown = SHOWN[kind];
  const amountFen = shown.reduce((sum, place) => sum + totals[place], 0n);
  return Object.fromEntries([
    ['amount', formatYuan(amountFen)],
    ...shown.map((place) => [NAMES[place], formatYuan(totals[place])]),
  ]) as object;
}
