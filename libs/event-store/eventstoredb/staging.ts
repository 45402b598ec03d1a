import { randomUUID } from 'node:crypto';
import { binaryEvent, NO_STREAM, type EventStoreDBClient } from '@eventstore/db-client';
import { recordMetadata, type Draft, type LogRecord, type Staged } from './log-record.js';
import { answered, retried } from './server-errors.js';

/** The server takes 1 MB an append by default, with what the protocol adds. */
export const MOST_APPEND_BYTES = 900 * 1024;
const PART_BYTES = 800 * 1024;
/** Less is not worth a stream of its own. */
const LEAST_STAGED_BYTES = 1024;
const PART_TYPE = 'doudi-part';

/**
 * Data that is too much for one append, written before it to a stream that nobody reads; the append
 * to the log then says where it stands, and so makes all of it visible at once.
 */
export class Staging {
  constructor(
    private readonly client: EventStoreDBClient,
    private readonly retryForMs: number,
  ) {}

  /**
   * The drafts with their larger data staged, or `whole`: all of each, where they are too many;
   * `stagedIn` is the stream.
   */
  async stage(
    drafts: readonly Draft[],
    whole: boolean,
  ): Promise<{ readonly drafts: readonly Draft[]; readonly stagedIn: string }> {
    const stagedIn = `doudi_staged-${randomUUID()}`;
    const parts: Part[] = [];
    const staged = drafts.map((draft): Draft => {
      const { body } = draft;
      if (!Buffer.isBuffer(body) || (!whole && body.length < LEAST_STAGED_BYTES)) return draft;
      const from = parts.length;
      for (let at = 0; at < body.length; at += PART_BYTES) {
        const metadata = whole && at === 0 ? metadataOf(draft) : undefined;
        parts.push({ data: body.subarray(at, at + PART_BYTES), metadata });
      }
      const count = parts.length - from;
      return {
        ...draft,
        body: { stream: stagedIn, from, parts: count, ...(whole && { whole }) },
      };
    });
    for (let from = 0; from < parts.length;) {
      const to = endOfAppend(parts, from);
      await this.write(stagedIn, from, parts.slice(from, to));
      from = to;
    }
    return { drafts: staged, stagedIn };
  }

  /** Nothing refers to it: its append was refused. */
  async discard(stream: string): Promise<void> {
    await answered(this.client.deleteStream(stream)).catch(() => undefined);
  }

  /** Data of records in order; runs of one staged stream are read at once. */
  async dataOf(records: readonly LogRecord[]): Promise<readonly string[]> {
    const texts: string[] = [];
    for (let at = 0; at < records.length;) {
      const run = runFrom(records, at);
      if (run.length === 0) {
        texts.push(textOf(records[at]!.data));
        at++;
        continue;
      }
      const parts = await this.read(run);
      let taken = 0;
      for (const staged of run) {
        const own = parts.slice(taken, (taken += staged.parts)).map(({ data }) => data);
        texts.push(own.length === 1 ? textOf(own[0]!) : Buffer.concat(own).toString('utf8'));
      }
      at += run.length;
    }
    return texts;
  }

  /** Records of which the log says only where they were staged, with what was staged of them. */
  async complete(records: readonly LogRecord[]): Promise<readonly LogRecord[]> {
    const completed: LogRecord[] = [];
    for (let at = 0; at < records.length;) {
      const run = runFrom(records, at);
      if (!run[0]?.whole) {
        completed.push(records[at]!);
        at++;
        continue;
      }
      const parts = await this.read(run);
      let taken = 0;
      for (const staged of run) {
        completed.push({ ...(parts[taken]!.metadata as object), ...records[at]! });
        taken += staged.parts;
        at++;
      }
    }
    return completed;
  }

  /** The same ids at the same place: the server takes a repeated write as done. */
  private async write(stream: string, from: number, parts: readonly Part[]): Promise<void> {
    const events = parts.map(({ data, metadata }) =>
      binaryEvent({
        type: PART_TYPE,
        data,
        metadata: metadata ? Uint8Array.from(metadata) : undefined,
      }),
    );
    const expectedRevision = from === 0 ? NO_STREAM : BigInt(from - 1);
    await retried(this.retryForMs, () =>
      answered(this.client.appendToStream(stream, events, { expectedRevision })),
    );
  }

  private async read(run: readonly Staged[]): Promise<readonly ReadPart[]> {
    const { stream, from } = run[0]!;
    const count = run.reduce((sum, { parts }) => sum + parts, 0);
    const parts = await retried(this.retryForMs, async () => {
      const found: ReadPart[] = [];
      const options = { fromRevision: BigInt(from), maxCount: count, requiresLeader: true };
      for await (const { event } of this.client.readStream(stream, options)) {
        if (event) found.push({ data: event.data as Uint8Array, metadata: event.metadata });
      }
      return found;
    });
    if (parts.length !== count) throw new Error(`parts are missing in ${stream}`);
    return parts;
  }
}

interface Part {
  readonly data: Buffer;
  readonly metadata: Buffer | undefined;
}

interface ReadPart {
  readonly data: Uint8Array;
  readonly metadata: unknown;
}

/** All that the record will say, but what the append gives. */
function metadataOf(draft: Draft): Buffer {
  const {
    revision: _,
    recordedAt: __,
    ...kept
  } = recordMetadata({ ...draft, body: Buffer.alloc(0) }, 0, '');
  return Buffer.from(JSON.stringify(kept), 'utf8');
}

/** What was staged of the record there and of those after it, as far as it lies in one piece. */
function runFrom(records: readonly LogRecord[], at: number): readonly Staged[] {
  const first = records[at]!.staged;
  if (!first) return [];
  const run = [first];
  while (follows(records[at + run.length]?.staged, run.at(-1)!)) {
    run.push(records[at + run.length]!.staged!);
  }
  return run;
}

function follows(next: Staged | undefined, last: Staged): boolean {
  return next?.stream === last.stream && next.from === last.from + last.parts;
}

function endOfAppend(parts: readonly Part[], from: number): number {
  let [to, bytes] = [from, 0];
  for (; to < parts.length; to++) {
    const { data, metadata } = parts[to]!;
    bytes += data.length + (metadata?.length ?? 0) + 160;
    if (to > from && bytes > MOST_APPEND_BYTES) break;
  }
  return to;
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
