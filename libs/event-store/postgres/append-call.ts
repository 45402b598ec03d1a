import type pg from 'pg';
import { rawColumns } from '../../postgres/connections.js';
import { CLOCK_CODE, ClockDisagrees } from '../clock.js';
import type { AppendRequest, AppendResult, ExpectedRevision } from '../port.js';
import { WrongExpectedRevision } from '../port.js';
import {
  dateArray,
  int4Array,
  int8Array,
  jsonArray,
  textArray,
  uuidArray,
} from './binary-array.js';
import { isoInstant } from './event-rows.js';

const resultColumns = 'outcome, revision_before, first_position, recorded_at';
const manyText = textOf('append', 18);
const oneText = textOf('append_one', 8);

/** What became of one request of a call; for the last two the store has to be asked for more. */
export type Outcome =
  | { readonly status: 'accepted'; readonly result: AppendResult }
  | { readonly status: 'refused'; readonly error: WrongExpectedRevision }
  | { readonly status: 'id known' }
  | { readonly status: 'claim taken' };

const outcomeCodes = ['accepted', 'id known', 'claim taken', 'refused'] as const;

/**
 * Sends requests in one call and one commit, each decided by itself. No two may touch the same
 * stream, event id or claim, unless all writes to that stream expect 'any'.
 * @param answerWithinMs where it may take longer than statements of the connection
 */
export async function callAppend(
  client: pg.ClientBase,
  requests: readonly AppendRequest[],
  answerWithinMs?: number,
): Promise<readonly Outcome[]> {
  const layout = layOut(requests);
  const limit = answerWithinMs === undefined ? {} : { query_timeout: answerWithinMs };
  const answer = isOneEvent(requests)
    ? await ask(client, { name: 'doudi-append-one', text: oneText, ...limit }, oneEvent(layout))
    : await ask(client, { name: 'doudi-append', text: manyText, ...limit }, encode(layout));
  return requests.map((request, index) => outcomeOf(request, index, layout, answer));
}

async function ask(
  client: pg.ClientBase,
  statement: { readonly name: string; readonly text: string; readonly query_timeout?: number },
  values: readonly unknown[],
): Promise<Answer> {
  const shown = new Date(Date.now()).toISOString();
  const query = { ...statement, values: [...values, shown], rowMode: 'array', types: rawColumns };
  const { rows } = await client
    .query<[string, string, string, string]>(query as pg.QueryArrayConfig)
    .catch((error: Error & { readonly code?: unknown }) => {
      throw error.code === CLOCK_CODE ? new ClockDisagrees({ cause: error }) : error;
    });
  const [outcome, found, firstPosition, recordedAt] = rows[0]!;
  return {
    outcome: listOf(outcome).map(Number),
    found: listOf(found).map(BigInt),
    firstPosition: listOf(firstPosition).map(BigInt),
    recordedAt: isoInstant(recordedAt),
  };
}

/** The common case has a function of its own, which does half the work. */
function isOneEvent(requests: readonly AppendRequest[]): boolean {
  const [{ writes, guards = [], claims = [] }] = requests as [AppendRequest];
  const alone = requests.length === 1 && writes.length === 1 && writes[0]!.events.length === 1;
  return alone && guards.length === 0 && claims.length === 0;
}

function oneEvent({ lines: [line] }: Layout): readonly unknown[] {
  const { stream, expected, events } = line!;
  const { id, type, schemaVersion, occurredOn, metadata, data } = events[0]!;
  const metadataText = JSON.stringify(metadata);
  return [stream, expected, id, type, schemaVersion, occurredOn, metadataText, data];
}

/** A line of the call: a write, or a guard, which is a write of no events. */
interface Line {
  readonly request: number;
  readonly stream: string;
  readonly expected: bigint;
  readonly previous: number;
  readonly events: AppendRequest['writes'][number]['events'];
}

interface Layout {
  readonly lines: readonly Line[];
  /** Of each request: its first line; after these, its guards' lines follow its writes'. */
  readonly firstLine: readonly number[];
  readonly claims: readonly {
    readonly line: number;
    readonly key: string;
    readonly fingerprint: string;
    readonly eventId: string;
  }[];
}

interface Answer {
  readonly outcome: readonly number[];
  readonly found: readonly bigint[];
  readonly firstPosition: readonly bigint[];
  readonly recordedAt: string;
}

function layOut(requests: readonly AppendRequest[]): Layout {
  const lines: Line[] = [];
  const firstLine: number[] = [];
  const claims: Layout['claims'][number][] = [];
  const lastLineOf = new Map<string, number>();
  requests.forEach((request, index) => {
    firstLine.push(lines.length);
    for (const { stream, expectedRevision, events } of request.writes) {
      const expected = expectedCode(expectedRevision);
      const previous = lastLineOf.get(stream) ?? 0;
      lines.push({ request: index + 1, stream, expected, previous, events });
      lastLineOf.set(stream, lines.length);
    }
    const eventId = request.writes.at(-1)!.events[0]!.id;
    for (const { key, fingerprint } of request.claims ?? []) {
      claims.push({ line: lines.length, key, fingerprint, eventId });
    }
    for (const { stream, revision } of request.guards ?? []) {
      lines.push({ request: index + 1, stream, expected: revision, previous: 0, events: [] });
    }
  });
  return { lines, firstLine, claims };
}

function expectedCode(expected: ExpectedRevision): bigint {
  if (typeof expected === 'bigint') return expected;
  return { none: -1n, any: -2n, exists: -3n }[expected];
}

function encode({ lines, claims }: Layout): readonly Buffer[] {
  const events = lines.flatMap((line, index) =>
    line.events.map((event, place) => ({ event, place, line: index + 1, stream: line.stream })),
  );
  return [
    int4Array(lines.map(({ request }) => request)),
    textArray(lines.map(({ stream }) => stream)),
    int8Array(lines.map(({ expected }) => expected)),
    int4Array(lines.map((line) => line.events.length)),
    int4Array(lines.map(({ previous }) => previous)),
    int4Array(events.map(({ line }) => line)),
    int4Array(events.map(({ place }) => place)),
    textArray(events.map(({ stream }) => stream)),
    uuidArray(events.map(({ event }) => event.id)),
    textArray(events.map(({ event }) => event.type)),
    int4Array(events.map(({ event }) => event.schemaVersion)),
    dateArray(events.map(({ event }) => event.occurredOn)),
    jsonArray(events.map(({ event }) => JSON.stringify(event.metadata))),
    jsonArray(events.map(({ event }) => event.data)),
    int4Array(claims.map(({ line }) => line)),
    textArray(claims.map(({ key }) => key)),
    textArray(claims.map(({ fingerprint }) => fingerprint)),
    uuidArray(claims.map(({ eventId }) => eventId)),
  ];
}

function outcomeOf(request: AppendRequest, index: number, layout: Layout, answer: Answer): Outcome {
  const status = outcomeCodes[answer.outcome[index]!]!;
  const first = layout.firstLine[index]!;
  switch (status) {
    case 'accepted':
      return { status, result: acceptedResult(request, first, answer) };
    case 'refused':
      return { status, error: refusal(request, first, answer) };
    case 'id known':
    case 'claim taken':
      return { status };
  }
}

function acceptedResult(request: AppendRequest, firstLine: number, answer: Answer): AppendResult {
  const events = request.writes.flatMap((write, index) => {
    const revision = answer.found[firstLine + index]! + 1n;
    const position = answer.firstPosition[firstLine + index]!;
    return write.events.map(({ id, type }, place) => ({
      id,
      type,
      stream: write.stream,
      revision: revision + BigInt(place),
      position: position + BigInt(place),
    }));
  });
  const { position } = events.at(-1)!;
  return { events, position, recordedAt: answer.recordedAt, repeated: false };
}

function refusal(request: AppendRequest, firstLine: number, answer: Answer): WrongExpectedRevision {
  const expectations: readonly { stream: string; expected: ExpectedRevision }[] = [
    ...request.writes.map((write) => ({ ...write, expected: write.expectedRevision })),
    ...(request.guards ?? []).map((guard) => ({ ...guard, expected: guard.revision })),
  ];
  const at = expectations.findIndex(({ expected }, index) => {
    const actual = answer.found[firstLine + index]!;
    const code = expectedCode(expected);
    return !(code === -2n || (code === -3n && actual >= 0n) || code === actual);
  });
  const { stream, expected } = expectations[at]!;
  return new WrongExpectedRevision(stream, expected, answer.found[firstLine + at]!);
}

/** The members of an array in text form, or the one value; numbers only, so nothing is quoted. */
function listOf(text: string): readonly string[] {
  if (!text.startsWith('{')) return [text];
  return text.length === 2 ? [] : text.slice(1, -1).split(',');
}

/** The last parameter is what the clock of this process shows. */
function textOf(append: string, parameters: number): string {
  const clock = `store.require_clock($${parameters + 1})`;
  return `SELECT ${resultColumns} FROM ${clock}, store.${append}(${placeholders(parameters)})`;
}

function placeholders(count: number): string {
  return Array.from({ length: count }, (_, index) => `$${index + 1}`).join(', ');
}
