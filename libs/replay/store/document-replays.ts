/**
 * A document's life replayed from its events. The read model of moves tells only which events moved
 * its money; what they moved is read from them.
 */
import { recordedFact } from '../../event-store/decoding.js';
import type { EventStore, StoredEvent } from '../../event-store/port.js';
import { recordedNumber } from '../../fund-trace/store/recorded-number.js';
import type { Sql } from '../../postgres/sql.js';
import type { ReplayedMove } from '../domain/document-lines.js';
import {
  type DocumentKind,
  type DocumentStep,
  documentStep,
  movesOfDocument,
  newDocumentReplay,
} from '../domain/document-replay.js';
import { eventsAt } from './events-at.js';

export interface DocumentQuestion {
  readonly documentNo: string;
  /** Shown from that business date on. */
  readonly from?: string;
  /** Nothing that happened later counts. */
  readonly to?: string;
  readonly knownAt?: string;
  readonly direction?: 'forwards' | 'backwards';
}

/** Events of a page; the first page is short, so that the first line comes soon. */
const PAGE = 200;
const FIRST_PAGE = 10;

interface Known {
  readonly position: bigint;
  readonly step: DocumentStep;
}

export class DocumentReplays {
  constructor(
    private readonly store: EventStore,
    private readonly sql: Sql,
  ) {}

  /** undefined where there is no such document. */
  async replay(
    asked: DocumentQuestion,
  ): Promise<AsyncIterable<readonly ReplayedMove[]> | undefined> {
    const documentNo = await recordedNumber(this.sql, asked.documentNo);
    const question = { ...asked, documentNo };
    const [found] = await this.sql.query<{ readonly kind: DocumentKind | null }>(KIND, [
      question.documentNo,
    ]);
    const kind = found?.kind;
    if (!kind) return undefined;
    return question.direction === 'backwards'
      ? this.backwards(question, kind)
      : this.forwards(question, kind);
  }

  private async *forwards(
    question: DocumentQuestion,
    kind: DocumentKind,
  ): AsyncGenerator<readonly ReplayedMove[]> {
    const { documentNo, from, to } = question;
    const replay = newDocumentReplay(documentNo, kind);
    for await (const events of this.pages(question, kind)) {
      const shown = events.flatMap((event): ReplayedMove[] => {
        const { occurredOn } = event;
        const moves = movesOfDocument(recordedFact(event), documentNo, kind);
        const counts = to === undefined || occurredOn <= to;
        const step = documentStep(replay, { occurredOn, moves }, counts);
        return step && (from === undefined || occurredOn >= from) ? [{ event, step, kind }] : [];
      });
      if (shown.length > 0) yield shown;
    }
  }

  /** Keeps what each event did, and reads the events themselves again, the last first. */
  private async *backwards(
    question: DocumentQuestion,
    kind: DocumentKind,
  ): AsyncGenerator<readonly ReplayedMove[]> {
    const known: Known[] = [];
    for await (const moves of this.forwards(question, kind)) {
      for (const { event, step } of moves) known.push({ position: event.position, step });
    }
    for (let end = known.length; end > 0; end -= PAGE) {
      const part = known.slice(Math.max(0, end - PAGE), end);
      const events = await eventsAt(
        this.store,
        part.map(({ position }) => position),
      );
      const moves = events.map((event, index) => ({ event, step: part[index]!.step, kind }));
      yield moves.reverse();
    }
  }

  private async *pages(
    { documentNo, knownAt }: DocumentQuestion,
    kind: DocumentKind,
  ): AsyncGenerator<readonly StoredEvent[]> {
    const text = kind === 'receipt' ? OF_RECEIPT : OF_DOCUMENT;
    let after = 0n;
    for (let limit = FIRST_PAGE; ; limit = PAGE) {
      const rows = await this.sql.query<{ readonly position: bigint }>(text, [
        documentNo,
        after,
        knownAt ?? null,
        limit,
      ]);
      if (rows.length === 0) return;
      const positions = rows.map(({ position }) => position);
      yield await eventsAt(this.store, positions);
      if (rows.length < limit) return;
      after = positions.at(-1)!;
    }
  }
}

const KIND = `SELECT CASE
    WHEN EXISTS (SELECT FROM published.entered_receipts WHERE document_no = $1) THEN 'receipt'
    WHEN EXISTS (SELECT FROM published.entered_transfers WHERE document_no = $1) THEN 'transfer'
    WHEN EXISTS (SELECT FROM published.fund_moves WHERE document_no = $1) THEN 'carry-over'
  END AS kind`;

const positionsOf = (condition: string) => `SELECT DISTINCT position FROM published.fund_moves
  WHERE ${condition} AND position > $2 AND ($3::timestamptz IS NULL OR recorded_at <= $3)
  ORDER BY position LIMIT $4`;

const OF_RECEIPT = positionsOf(`receipt_no = $1 AND held <> 'RECLAIMED'`);
const OF_DOCUMENT = positionsOf(`document_no = $1 AND held <> 'UNISSUED'`);
