/** Events of supervision: what becomes of a finding. domain.md, section 9 */
import { fenAmount, integer, isoDate, listOf, nullable, oneOf, recordOf, text } from './codec.js';

export const findingExplained = recordOf({
  findingId: text,
  kind: text,
  /** The affected county; null where it is the province's. */
  region: nullable(text),
  fiscalYear: integer,
  /** What was found, and the day as of which. */
  amountFen: fenAmount,
  foundAsOf: isoDate,
  explanation: text,
});

export const findingJudged = recordOf({
  findingId: text,
  region: nullable(text),
  verdict: oneOf('confirmed', 'dismissed'),
  opinion: text,
});

export const findingRectified = recordOf({
  findingId: text,
  region: nullable(text),
  measures: text,
  /** What was recovered; null where nothing had to be. */
  recoveredFen: nullable(fenAmount),
  /** Number of the document by which it was, or whatever else shows it. */
  evidence: nullable(text),
  /** The entries by which it came back; since version 2. */
  recoveries: listOf(
    recordOf({
      kind: oneOf('RETURN', 'RECLAIM', 'CORRECTION'),
      number: text,
      eventId: text,
      amountFen: fenAmount,
    }),
  ),
});

/** Version 1 named no entries. */
export function rectifiedWithRecoveries(json: unknown): unknown {
  const isRecord = typeof json === 'object' && json !== null && !Array.isArray(json);
  return isRecord ? { ...json, recoveries: [] } : json;
}
