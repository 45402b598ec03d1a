/**
 * The requests of the first release, sent to an empty database of the release that runs: the same
 * commands give the same events, ids, hashes and claims.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACCESS_RECORD } from '../../libs/event-catalogue/access-record.js';
import { decodeFact, encodeFact } from '../../libs/event-catalogue/catalogue.js';
import { differencesOf } from '../end-to-end/figure-differences.js';
import type { RunningDoudi } from '../end-to-end/running-doudi.js';
import { answersRecordedAnew, reasonOf } from './changed-answers.js';
import { keptRows, keptWrites, runOnKept } from './kept-release.js';
import { type KeptRequest, type RepeatedRequest, commandsCounted, send } from './requests.js';
import { SECRET } from './server.js';
import { type Row, type Rows, loadRows, storedRows } from './stored-database.js';

/** Recorded at random ids, by reads and by the command line: no writing route records them. */
const BESIDE = new Set([...ACCESS_RECORD, 'PersonalDataViewed', 'VaultKeyRotated']);
/** What the rules of today refuse, by the name of its request: it is put in as it was recorded. */
const REFUSED_TODAY: Readonly<Partial<Record<string, string>>> = {
  alert: 'PLAN_TOO_SHORT',
  correction: 'NEED_LOWERING_RESERVED',
  approval: 'NEED_LOWERING_RESERVED',
};
/** Figures that each edition reckons by its own rules: they are compared one by one. */
const RECKONED = new Set(['EvaluationAdopted', 'SchemeDrafted']);
/** They need seals, which this database has none of. */
const OF_SEALS = /\/audit\/(bundles|checkpoints)/;

let doudi: RunningDoudi;
let kept: Rows;
let recorded: Rows;
/** The business date of the recording, and that of this run. */
let then: string;
const now = new Set([businessDate()]);

function businessDate(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

beforeAll(async () => {
  kept = await keptRows('database');
  const [opened] = kept['store.events']!.filter(({ type }) => type === 'MatterOpened');
  then = opened!['occurred_on']!;
  // Pseudonyms and numbers are made with the keys of the time.
  const vault = ['vault.key_check', 'vault.keys', 'vault.steady_keys'];
  doudi = await runOnKept(Object.fromEntries(vault.map((table) => [table, kept[table] ?? []])));
  await sendAll(await keptWrites());
  now.add(businessDate());
  recorded = await storedRows(doudi.database.url);
});

afterAll(() => doudi.close());

async function sendAll(writes: readonly RepeatedRequest[]): Promise<void> {
  const older = kept['store.events']!.filter((event) => isOfOlderRelease(event));
  for (const { request, answer } of writes.filter(({ request }) => !OF_SEALS.test(request.path))) {
    const first = firstPosition(answer.body);
    while (older.length > 0 && first !== undefined && Number(older[0]!['position']) < first) {
      await append(older.shift()!);
    }
    const before = commandsCounted(await doudi.metrics());
    const { status, body } = await send(doudi.address, SECRET, numberedToday(request));
    if (status < 300 && commandsCounted(await doudi.metrics()) === before)
      uncounted.push(request.name);
    const code = REFUSED_TODAY[request.name];
    const today = code === undefined ? { status: answer.status } : { status: 422, body: { code } };
    expect({ name: request.name, status, body }).toMatchObject({ name: request.name, ...today });
    if (code !== undefined) await append(recordedThen(first!));
    await doudi.settled();
  }
}

/** Writes that were answered, and are in no count of commands. */
const uncounted: string[] = [];

function recordedThen(at: number): Row {
  return kept['store.events']!.find(({ position }) => Number(position) === at)!;
}

function firstPosition(body: unknown): number | undefined {
  const { events } = body as { readonly events?: readonly { readonly position: number }[] };
  return events?.[0]?.position;
}

function isOfOlderRelease({ type, metadata }: Row): boolean {
  return !BESIDE.has(type!) && !metadata!.includes('"commandHash"');
}

/** Matters and objections are numbered by the day on which they came. */
function numberedToday(request: KeptRequest): KeptRequest {
  const plain = (day: string): string => day.replaceAll('-', '');
  const text = JSON.stringify(request);
  return JSON.parse(
    text.replaceAll(`-${plain(then)}-`, `-${plain(businessDate())}-`),
  ) as KeptRequest;
}

/** As it was put into the store then, behind what is recorded by now. */
async function append(event: Row): Promise<void> {
  const head = await doudi.system.store.head();
  const position = String(head + 1n);
  const claims = kept['store.claims']!.filter((claim) => claim['event_id'] === event['id']);
  await loadRows(doudi.database.url, {
    'store.events': [{ ...event, position }],
    'store.claims': claims.map((claim) => ({ ...claim, position })),
  });
  await doudi.settled();
}

/**
 * In the shape of the events of today. What the first release did not say is left out: the entry
 * and the year behind a part of a pool, the source of a budget's lot, the month of a return.
 */
function ofToday(type: string, schemaVersion: number, data: string): string {
  if (RECKONED.has(type)) return '';
  return encodeFact(decodeFact({ type, schemaVersion, data }))
    .replace(/"entry":\{[^}]*\}/g, '"entry":null')
    .replace(/"(budgetSource|awardProgram)":"[A-Z_]+"/g, '"$1":null')
    .replace(/"originYear":\d+,"amountFen"/g, '"originYear":null,"amountFen"')
    .replace(/"period":"[\d-]+","amountFen"/g, '"period":null,"amountFen"')
    .replace(/"nameMark":"[\w-]{16}"/g, '"nameMark":null')
    .replace(/"doubtful":true/g, '"doubtful":false');
}

/** Without what no two recordings share: positions, times, traces, what follows from the day. */
function comparable({ position: _position, recorded_at: _at, metadata, data, ...row }: Row) {
  const { schema_version: version, ...event } = row;
  const { actor, commandId, causationId, commandHash } = JSON.parse(metadata!) as Row;
  const isNumberedByDay = /^(matter|objection)-/.test(event['stream']!);
  const recording = { actor, commandId, causationId, ...(isNumberedByDay ? {} : { commandHash }) };
  const kept = ofToday(event['type']!, Number(version), data!).replace(
    /"contentHash":"[^"]*"/,
    '"contentHash":""',
  );
  const isObjection = event['type'] === 'ObjectionLodged';
  return dayless(
    JSON.stringify({
      ...event,
      ...recording,
      data: isObjection ? kept.replace(/"dueOn":"[^"]*"/, '"dueOn":""') : kept,
    }),
  );
}

/** By stream, without what the first release did not say. */
function reckoned(rows: Rows): Readonly<Record<string, unknown>> {
  const events = rows['store.events']!.filter(({ type }) => RECKONED.has(type!));
  const found = events.map(({ stream, type, schema_version: version, data }) => {
    const fact = decodeFact({ type: type!, schemaVersion: Number(version), data: data! });
    return [stream!, JSON.parse(encodeFact(fact)) as unknown] as const;
  });
  return Object.fromEntries(found);
}

/** The fingerprint of an objection says on which day it came. */
function comparableClaim({ position: _position, fingerprint, ...claim }: Row): string {
  const isOfObjection = claim['stream']!.startsWith('objection-');
  return dayless(JSON.stringify({ ...claim, ...(isOfObjection ? {} : { fingerprint }) }));
}

function dayless(text: string): string {
  return [then, ...now].reduce(
    (rest, day) =>
      rest.replaceAll(day, 'today').replaceAll(`-${day.replaceAll('-', '')}-`, '-today-'),
    text,
  );
}

describe('the requests of the first release', () => {
  it('are counted as commands, each of them', () => {
    expect(uncounted).toEqual([]);
  });

  it('record the same events with the same ids, hashes and data, in the same order', () => {
    const events = (rows: Rows) =>
      rows['store.events']!.filter(({ type }) => !BESIDE.has(type!)).map(comparable);
    expect(events(recorded)).toEqual(events(kept));
  });

  it('judge and reckon otherwise only where the rules are others', async () => {
    const [before, today] = [reckoned(kept), reckoned(recorded)];
    const changed = await answersRecordedAnew();
    for (const [stream, figures] of Object.entries(before)) {
      const lines = differencesOf(figures, today[stream]).filter(
        (line) => !/: (unexpected |null, not )/.test(line),
      );
      expect({ stream, lines }).toEqual({ stream, lines: changed[stream] });
      expect(lines.filter((line) => reasonOf(line) === undefined)).toEqual([]);
    }
  });

  it('claim the same keys with the same fingerprints', () => {
    const claims = (rows: Rows) => rows['store.claims']!.map(comparableClaim).toSorted();
    expect(claims(recorded)).toEqual(claims(kept));
  });
});
