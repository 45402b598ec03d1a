/** What somebody may do to a bundle is found and named, also under a manifest made anew. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReportedLedger } from '../../libs/audit/store/evidence-report.js';
import { parseKey } from '../../libs/audit/domain/signed-note.js';
import { readCheckpoint } from '../../libs/audit/domain/checkpoint.js';
import { countyLeaf, historyOf } from '../../libs/audit/domain/county-history.js';
import { commitmentRoot } from '../../libs/audit/domain/read-model-tree.js';
import type { NewEvent, StreamWrite } from '../../libs/event-store/port.js';
import { RecordedEvents } from './recorded-events.js';
import {
  type Change,
  type Json,
  KEYS,
  LEDGER,
  LEFT_OUT,
  OPERATOR,
  OWN,
  REGION,
  both,
  drop,
  edited,
  endLog,
  forgedReceipt,
  headWith,
  leaveOut,
  lines,
  manifest,
  set,
  textOf,
  withNewManifest,
  without,
} from './bundle-changes.js';
import { type BundleFiles, type Verifier, loadVerifier, zipped } from './verifier.js';

const PERSON = 'p'.repeat(43);

let recorded: RecordedEvents;
let verifier: Verifier;
let folder: string;
/** The checkpoint before last, and the last. */
let [kept, latest] = ['', ''];
let files: BundleFiles;

const PROGRAM = { program: 'URBAN_DIBAO', class: 'BASIC_LIVELIHOOD', pooled: true };
const ACCOUNT = { class: 'BASIC_LIVELIHOOD', code: 'URBAN_DIBAO', pooled: true };
const YEAR = { region: REGION, fiscalYear: 2018 };
const lot = (amountFen: string) => ({
  ...{ lot: 1, fiscalYear: 2018, amountFen },
  origin: { kind: 'BUDGET', budgetSource: 'OWN' },
});

function write(stream: string, type: string, content: object): StreamWrite {
  const id = randomUUID();
  const actor = { subject: '某某', role: 'county-treasury', organisation: REGION };
  const metadata = { actor, commandId: id, correlationId: id, causationId: id };
  const data = JSON.stringify(content);
  const schemaVersion = type === 'MonthCertified' ? 1 : 2;
  const event: NewEvent = { id, type, schemaVersion, occurredOn: '2018-02-01', metadata, data };
  return { stream, expectedRevision: 'any', events: [event] };
}

async function recordCounty(): Promise<void> {
  const need = { assessedOn: '2018-01-02', fromMonth: null, months: 12, persons: 10 };
  const line = { ...PROGRAM, region: REGION, amountFen: '500000' };
  const other = { ...line, region: '220499' };
  const paid = { ...ACCOUNT, ...YEAR, batchNo: 'B1', projectKind: null, period: '2018-02' };
  const writes = [
    write(OWN, 'NeedAssessed', { ...PROGRAM, ...YEAR, ...need, monthlyAmountFen: '9000' }),
    write('province-2018', 'TransferIssued', { fiscalYear: 2018, lines: [line, other] }),
    write('province-2018', 'TransferIssued', { fiscalYear: 2018, lines: [other] }),
    write(OWN, 'BudgetAllocated', {
      ...{ ...ACCOUNT, ...YEAR, entryNo: 'Y1', projectKind: null, amountFen: '12300' },
      lot: lot('12300'),
    }),
    write('batch-B1', 'PaymentsListed', { region: REGION, payments: [{ beneficiary: PERSON }] }),
    write(OWN, 'DisbursementRecorded', {
      ...{ ...paid, amountFen: '2300', paymentStream: 'batch-B1', draws: [lot('2300')] },
    }),
    write(OWN, 'MonthCertified', { ...YEAR, month: 2, certifiedOn: '2018-03-01' }),
  ];
  for (const one of writes) await recorded.store.append({ writes: [one] });
}

beforeAll(async () => {
  verifier = await loadVerifier();
  folder = mkdtempSync(path.join(tmpdir(), 'doudi-tampering-'));
  recorded = await RecordedEvents.open();
  await recorded.record(2);
  await recorded.seal(KEYS[0]);
  kept = (await recorded.tree.latest())!.checkpoint;
  await recorded.rotateKey(...KEYS);
  await recordCounty();
  await commit(9n);
  await recorded.seal(KEYS[1]);
  latest = (await recorded.tree.latest())!.checkpoint;
  files = verifier.unzip(await county());
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await recorded.close();
});

/** As the sealer does it, of three counties. */
async function commit(position: bigint): Promise<void> {
  const reading = await recorded.log.open();
  const events = await reading.at(
    Array.from({ length: Number(position) }, (_, at) => BigInt(at + 1)),
  );
  await reading.close();
  const leaves = ['220420', '220421', REGION].map((of) =>
    countyLeaf(historyOf(of, events), position),
  );
  const tables = Buffer.alloc(32, 5);
  const root = commitmentRoot(leaves, tables);
  recorded.readModels = { position, root };
  await recorded.sql.query('INSERT INTO store.read_model_commitments VALUES ($1, $2, $3, $4)', [
    position,
    root,
    tables,
    leaves,
  ]);
}

function county(): Promise<Buffer> {
  const purpose = '核查';
  const known = { identityNo: '1', name: '某甲', earlierNames: [] };
  const persons = {
    ...{ purpose, most: 10, record: async () => ['e-1'], forgotten: async () => new Set('') },
    reveal: async () => new Map([[PERSON, known]]),
  };
  const selection = { region: REGION, year: 2018 };
  return recorded.bundle({ selection, persons, checkpoints: [kept] }, ledgerOf);
}

/** As the verifier reckons it: that the service reckons the same is held by the figures' test. */
async function ledgerOf(region: string, year: number, upTo: bigint): Promise<ReportedLedger> {
  const accounts = new verifier.CountyAccounts(region);
  const reading = await recorded.log.open();
  const events = await reading.at(Array.from({ length: Number(upTo) }, (_, i) => BigInt(i + 1)));
  await reading.close();
  for (const { stream, type, data } of events) {
    if (stream === OWN || stream === 'province-2018') accounts.take(type, JSON.parse(data));
  }
  const asked = { region, name: '某县', fiscalYear: year, asOf: null, knownAt: null };
  const ledger = { ...asked, position: Number(upTo), ...accounts.ledger(year) };
  return ledger as object as ReportedLedger;
}

function saved(name: string, text: string): readonly string[] {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return [file];
}

const doubled = (at: number) => (all: string[]) => all.toSpliced(at, 0, all[at]!);
const swapped = (all: string[]) => [all[1]!, all[0]!, ...all.slice(2)];

async function faultsOf(change: Change, alsoManifest: boolean): Promise<readonly string[]> {
  const changed = new Map(files);
  change(changed);
  if (alsoManifest) withNewManifest(changed);
  const { verification, code } = verifier.verifyBundle(await zipped(changed));
  expect(code).toBe(1);
  return verification.faults;
}

/** What is done, and a fault that names it even where the manifest is made anew. */
const CHANGES: readonly (readonly [string, Change, RegExp])[] = [
  ['an event removed', lines('events.ndjson', without(1)), /^PROOF_FOREIGN/],
  ['with its proof, from the midst', both(without(2)), /^STREAM_GAP county-220422/],
  ['the last of a whole stream', both((all) => without(all.length - 1)(all)), /^STREAM_MISMATCH/],
  ['an event of the province', both(without(1)), /^COUNTY_MISMATCH/],
  ['an event doubled', lines('events.ndjson', doubled(0)), /^EVENT_DOUBLED 3$/],
  ['events exchanged', lines('events.ndjson', swapped), /^EVENT_OUT_OF_ORDER/],
  ['an event added', lines('events.ndjson', added), /^EVENT_NOT_PROVEN 5|^PROOF_MISSING/],
  [
    'an amount changed',
    edited('events.ndjson', (t) => t.replace('12300', '99900')),
    /^EVENT_NOT_PROVEN/,
  ],
  ['a proof removed', lines('proofs.ndjson', without(0)), /^PROOF_MISSING event 3$/],
  ['a proof doubled', lines('proofs.ndjson', doubled(0)), /^PROOF_DOUBLED 3$/],
  ['proofs exchanged', edited('proofs.ndjson', exchangedProofs), /^EVENT_NOT_PROVEN 3 /],
  ['keys removed', set('keys.txt', ''), /^CHECKPOINT/],
  [
    'the key of receipts removed',
    lines('keys.txt', (all) => all.filter((l) => !l.includes('/receipts'))),
    /^TAKEN_RECEIPT UNKNOWN_KEY/,
  ],
  ['keys exchanged', lines('keys.txt', (all) => all.toReversed()), /^CHECKPOINT|^ANNOUNCEMENT/],
  ['a key malformed', edited('keys.txt', (t) => t.replace(/\+\w/, '+x')), /^KEY_MALFORMED/],
  [
    'the announcement removed',
    set('announcements.txt', ''),
    /^CHECKPOINT UNKNOWN_KEY KEY_UNANNOUNCED/,
  ],
  [
    'the announcement exchanged',
    edited('announcements.txt', (t) => t.replace(/\n2\n/, '\n1\n')),
    /^ANNOUNCEMENT BAD_SIGNATURE/,
  ],
  [
    'a consistency line changed',
    edited('consistency.ndjson', (t) => t.replace(/"proof":\["[^"]*",?/, '"proof":[')),
    /^CONSISTENCY_MALFORMED 2/,
  ],
  ['a consistency line doubled', lines('consistency.ndjson', doubled(0)), /^CONSISTENCY_DOUBLED 2/],
  [
    'an older checkpoint',
    (of) => set('checkpoint.txt', kept)(of),
    /^MANIFEST_MISMATCH manifest\.size/,
  ],
  [
    'the ledger changed',
    edited(LEDGER, (t) => t.replace('"5123.00"', '"5124.00"')),
    /^LEDGER_MISMATCH ledger\.programs\.URBAN_DIBAO\.arranged/,
  ],
  [
    'the county’s leaf changed',
    edited('county.json', (t) => t.replace('\\n3\\n', '\\n2\\n')),
    /^COUNTY_LEAF/,
  ],
  [
    'its proof changed',
    edited('county.json', (t) => t.replace('BQUF', 'BQUG')),
    /^COUNTY_LEAF ROOT_MISMATCH/,
  ],
  ['the ledger removed', drop(LEDGER), /^FILE_MISSING ledgers/],
  ['another ledger', set('ledgers/220499-2018.json', '{}'), /^LEDGER_FOREIGN/],
  ['a schema removed', drop('schemas/NeedAssessed.v2.json'), /^SCHEMA_MISSING/],
  ['a schema added', set('schemas/Other.v1.json', '{}'), /^SCHEMA_FOREIGN/],
  ['the report removed', drop('report.pdf'), /^FILE_MISSING report/],
  ['names removed', drop('personal-data.json'), /^PERSONS_CHANGED/],
  [
    'names changed',
    edited('personal-data.json', (t) => t.replace('某甲', '某乙')),
    /^PERSONS_CHANGED/,
  ],
  ['the verifier removed', drop('verify.mjs'), /^FILE_MISSING verify/],
  [
    'a member doubled',
    edited('events.ndjson', (t) => t.replace('"revision"', '"revision":"9","revision"')),
    /^MEMBER_DOUBLED events/,
  ],
  [
    'a member doubled in a proof',
    edited('proofs.ndjson', (t) => t.replace('"proof"', '"proof":[],"proof"')),
    /^MEMBER_DOUBLED proofs/,
  ],
];

function added(all: string[]): string[] {
  const event = JSON.parse(all[1]!) as Json;
  return all.toSpliced(2, 0, JSON.stringify({ ...event, position: '5', id: randomUUID() }));
}

function exchangedProofs(text: string): string {
  const [a, b, ...others] = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Json);
  const all = [{ ...a, proof: b!['proof'] }, { ...b, proof: a!['proof'] }, ...others];
  return all.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** A field of the manifest, and what it is changed to. */
const FIELDS: readonly (readonly [string, unknown, RegExp])[] = [
  ['format', 'doudi-evidence/3', /^FORMAT_UNKNOWN/],
  ['createdAt', '2026-11-23T00:00:00.000Z', /^MANIFEST_CHANGED/],
  ['selection', { region: '220499', year: 2018 }, /^EVENT_FOREIGN/],
  ['holds', 'EVENTS_ONLY', /^MANIFEST_MISMATCH manifest\.holds/],
  ['origin', 'doudi/220000/other', /^MANIFEST_MISMATCH manifest\.origin/],
  ['size', '8', /^MANIFEST_MISMATCH manifest\.size/],
  ['root', Buffer.alloc(32).toString('base64'), /^MANIFEST_MISMATCH manifest\.root/],
  ['hash', 'sm3', /^MANIFEST_MISMATCH manifest\.hash/],
  ['events', 5, /^EVENT_COUNT/],
  ['streams', [], /^STREAM_FOREIGN/],
  ['county', null, /^COUNTY_MISMATCH/],
  ['personalData', null, /^PERSONS_CHANGED/],
  ['files', [], /^FILE_FOREIGN/],
  ['other', 1, /^MANIFEST_MALFORMED/],
];

describe('12.A6 a bundle', () => {
  it('holds against a kept checkpoint, and is consistent in itself without one', async () => {
    const bytes = await zipped(files);
    const checkpoint = saved('kept.txt', kept);
    expect(verifier.verifyBundle(bytes)).toMatchObject({ code: 3, verification: { faults: [] } });
    const keys = saved('keys.txt', textOf(files, 'keys.txt'));
    const { code, verification } = verifier.verifyBundle(bytes, { checkpoint, keys });
    expect([code, verification.faults, verification.outside]).toEqual([
      0,
      [],
      [expect.stringContaining('2')],
    ]);
  });

  it('names every file but three, and streams as whole or part', () => {
    const said = JSON.parse(textOf(files, 'manifest.json')) as Json;
    const named = (said['files'] as { name: string }[]).map(({ name }) => name);
    const others = [...files.keys()].filter((name) => !named.includes(name));
    expect(others).toEqual(['manifest.json', 'evidence-taken.json', 'evidence-taken.receipt.txt']);
    const extents = (said['streams'] as Json[]).map(({ stream, extent }) => [stream, extent]);
    expect(extents).toEqual([
      ['batch-B1', 'whole'],
      [OWN, 'whole'],
      ['province-2018', 'part'],
    ]);
    expect(said).toMatchObject({
      holds: 'COUNTY',
      events: 6,
      county: { revision: '3', count: '1' },
    });
  });

  describe.each([
    ['as it is', false],
    ['under a manifest made anew', true],
  ])('tampered with, %s', (_, alsoManifest) => {
    it.each(CHANGES)('%s', async (_name, change, named) => {
      const faults = await faultsOf(change, alsoManifest);
      const bound = alsoManifest ? /^MANIFEST_CHANGED/ : /^(FILE|PERSONS)_/;
      expect(faults).toEqual(expect.arrayContaining([expect.stringMatching(bound)]));
      expect(faults).toEqual(expect.arrayContaining([expect.stringMatching(named)]));
    });
  });

  it.each(FIELDS)('whose manifest has another %s', async (field, value, named) => {
    const faults = await faultsOf(
      manifest((said) => void (said[field] = value)),
      false,
    );
    expect(faults).toEqual(expect.arrayContaining([expect.stringMatching(named)]));
    if (field !== 'format') expect(faults).toContain('MANIFEST_CHANGED');
  });

  it.each<readonly [string, Change, RegExp]>([
    [
      'without the event that it was taken',
      drop('evidence-taken.json'),
      /^FILE_MISSING evidence-taken\.json/,
    ],
    ['without its receipt', drop('evidence-taken.receipt.txt'), /^FILE_MISSING/],
    [
      'with another event',
      edited('evidence-taken.json', (t) => t.replace('审计', '某某')),
      /^TAKEN_CHANGED/,
    ],
    ['with a foreign file', set('notes.txt', 'x'), /^FILE_FOREIGN notes\.txt/],
    [
      'with a member doubled in its manifest',
      edited('manifest.json', (t) => t.replace('"size"', '"size":"9","size"')),
      /^MEMBER_DOUBLED manifest/,
    ],
  ])('%s', async (_, change, named) => {
    expect(await faultsOf(change, false)).toEqual(
      expect.arrayContaining([expect.stringMatching(named)]),
    );
  });

  const ZIPS: readonly (readonly [string, (bytes: Buffer) => Buffer, RegExp])[] = [
    ['trailing data', (bytes) => Buffer.concat([bytes, Buffer.from('x')]), /^ZIP_END/],
    ['leading data', (bytes) => Buffer.concat([Buffer.from('x'), bytes]), /^ZIP_/],
    [
      'a local name unlike the central',
      (bytes) => replaced(bytes, 'report.pdf', 'retort.pdf', 0),
      /^ZIP_HEADERS_DIFFER zip report/,
    ],
    [
      'a central name unlike the local',
      (bytes) => replaced(bytes, 'report.pdf', 'retort.pdf', 1),
      /^ZIP_HEADERS_DIFFER zip retort/,
    ],
    [
      'a name outside',
      (bytes) => renamed(bytes, 'checkpoint.txt', '../eckpoint.txt'.slice(0, 14)),
      /^ZIP_NAME/,
    ],
    [
      'a name doubled',
      (bytes) => renamed(bytes, 'manifest.json', 'events.ndjson'),
      /^ZIP_NAME_DOUBLED zip events\.ndjson/,
    ],
    ['a changed byte', (bytes) => flipped(bytes, 60), /^ZIP_CONTENT|^ZIP_HEADERS/],
  ];
  it.each(ZIPS)('in a zip with %s', async (_, change, named) => {
    const { verification, code } = verifier.verifyBundle(change(await zipped(files)));
    expect([code, verification.faults[0]]).toEqual([1, expect.stringMatching(named)]);
  });

  it('does not cover what it has no proof for, and says so', async () => {
    const early = await recorded.bundle({ selection: { streams: [OWN] } });
    await recorded.record(1);
    await recorded.seal(KEYS[1]);
    const later = saved('later.txt', (await recorded.tree.latest())!.checkpoint);
    const receipts = saved('receipts.txt', await recorded.receiptOf(1n));
    const said = verifier.verifyBundle(early, { checkpoint: later, receipts });
    expect([said.code, said.verification.faults, said.verification.uncovered]).toEqual([
      3,
      [],
      [expect.stringContaining('ask again with it'), expect.stringContaining('1')],
    ]);
    const again = await recorded.bundle({
      selection: { streams: [OWN] },
      checkpoints: [kept, latest],
    });
    const checkpoint = [...saved('kept.txt', kept), ...saved('latest.txt', latest), ...later];
    const keys = saved('keys.txt', textOf(files, 'keys.txt'));
    expect(verifier.verifyBundle(again, { checkpoint, keys })).toMatchObject({ code: 0 });
    expect(verifier.unzip(again).has(LEDGER)).toBe(false);
  });

  it('is not bound by a key that it brings along', async () => {
    const changed = new Map(files);
    manifest((said) => void (said['createdAt'] = '2026-11-23T00:00:00.000Z'))(changed);
    const forger = await forgedReceipt(changed);
    const checkpoint = saved('kept.txt', kept);
    const said = verifier.verifyBundle(await zipped(changed), { checkpoint });
    expect([said.code, said.verification.faults]).toEqual([3, []]);
    expect(said.verification.uncovered).toEqual([expect.stringContaining('own key of receipts')]);
    const keys = saved('keys.txt', textOf(files, 'keys.txt'));
    const known = verifier.verifyBundle(await zipped(changed), { checkpoint, keys });
    expect(known.verification.faults).toEqual(['TAKEN_RECEIPT UNKNOWN_KEY']);
    expect(forger).toContain('/receipts+');
  });

  it('12.A3 of a county is whole by the signed head, whoever bound the manifest', async () => {
    const changed = new Map(files);
    both((all) => without(5)(all))(changed);
    withNewManifest(changed);
    const { faults } = verifier.verifyBundle(await zipped(changed)).verification;
    expect(faults).toContainEqual(expect.stringMatching(/^COUNTY_LEAF/));
    const leafless = new Map(files);
    drop('county.json')(leafless);
    withNewManifest(leafless);
    const { uncovered } = verifier.verifyBundle(await zipped(leafless)).verification;
    expect(uncovered).toEqual([expect.stringContaining('leaf is not shown')]);
  });

  it.each(LEFT_OUT)('12.A3 of a county, $what left out by the operator', async (leaving) => {
    const changed = new Map(files);
    leaveOut(leaving, changed, new verifier.CountyAccounts(REGION));
    await forgedReceipt(changed, OPERATOR);
    const options = {
      checkpoint: saved('kept.txt', kept),
      keys: saved('keys.txt', textOf(files, 'keys.txt')),
    };
    const whole = verifier.verifyBundle(await zipped(changed), options);
    expect(whole.verification.faults).toEqual([expect.stringMatching(/^COUNTY_LEAF/)]);
    for (const position of [null, leaving.position - 1n]) {
      headWith(position, changed);
      await forgedReceipt(changed, OPERATOR);
      const { code, verification } = verifier.verifyBundle(await zipped(changed), options);
      expect([code, verification.faults, verification.uncovered]).toEqual([
        3,
        [],
        [expect.stringMatching(/^county\.json/)],
      ]);
    }
  });

  it('of a log that goes on under another name is held against what was kept before', async () => {
    const same = readCheckpoint(kept)!;
    const judged = async (checkpoint: string, from = same, change: Change = () => undefined) => {
      const changed = new Map(files);
      endLog(changed, from);
      change(changed);
      await forgedReceipt(changed, OPERATOR);
      const keys = saved('keys.txt', textOf(changed, 'keys.txt'));
      const options = { checkpoint: saved('kept.txt', checkpoint), keys };
      const { code, verification } = verifier.verifyBundle(await zipped(changed), options);
      return [code, verification.faults, verification.uncovered];
    };
    expect(await judged(kept)).toEqual([0, [], []]);
    // What was given up is a fault, and who did so: else anything could be given up unseen.
    const givenUp = /^KEPT_CHECKPOINT GIVEN_UP 9: .*李处长: 硬盘损坏/;
    expect(await judged(latest)).toEqual([1, [expect.stringMatching(givenUp)], []]);
    const other = { ...same, root: Buffer.alloc(32, 9) };
    const mismatch = expect.stringMatching(/^ORIGIN_END \w*ROOT_MISMATCH/);
    expect(await judged(kept, other)).toEqual([1, [mismatch], []]);
    const open = [expect.stringContaining('the end of'), expect.stringContaining('ask again')];
    expect(await judged(kept, same, set('consistency.ndjson', ''))).toEqual([3, [], open]);
  });

  it.each<readonly [string, (event: string) => string, RegExp]>([
    ['a day that is none', (t) => t.replace('2018-02-01', '2018-01-32'), /^EVENT_MALFORMED/],
    ['a digit more of a second', (t) => t.replace(/(\.\d+)Z/, '$10Z'), /^EVENT_MALFORMED/],
    ['microseconds of zeros', (t) => t.replace(/(\.\d{3})\d*Z/, '$1000Z'), /^EVENT_MALFORMED/],
    ['a capital in its id', (t) => t.replace(/("id":")./, '$1A'), /^EVENT_MALFORMED/],
    ['a zero in front', (t) => t.replace('"position":"', '"position":"0'), /^EVENT_MALFORMED/],
    ['a member more', (t) => t.replace('{', '{"note":"x",'), /^EVENT_MALFORMED/],
    ['half a character', (t) => t.replace('某某', '\\ud800'), /^EVENT_MALFORMED/],
  ])('whose event has %s, is no other writing of it', async (_, change, named) => {
    const faults = await faultsOf(
      lines('events.ndjson', ([first, ...all]) => [change(first!), ...all]),
      true,
    );
    expect(faults).toContainEqual(expect.stringMatching(named));
  });

  it('whose file is not UTF-8 is not read as if it were', async () => {
    const broken: Change = (of) => {
      const bytes = Buffer.from(of.get('events.ndjson')!);
      bytes[bytes.indexOf('某')] = 0xff;
      of.set('events.ndjson', bytes);
    };
    expect(await faultsOf(broken, true)).toContainEqual(expect.stringMatching(/^NOT_UTF8 events/));
  });

  it('is shown to be sealed later that it was taken', async () => {
    const bytes = await zipped(files);
    const event = JSON.parse(textOf(files, 'evidence-taken.json')) as Json;
    const { Proofs } = await import('../../libs/audit/store/proofs.js');
    const found = (await new Proofs(recorded.sql, recorded.log).inclusion(String(event['id'])))!;
    const answer = {
      ...{ event, index: Number(event['position']) - 1, size: Number(found.size) },
      ...{
        proof: found.proof.map((hash) => hash.toString('base64')),
        checkpoint: found.checkpoint,
      },
    };
    const inclusion = saved('inclusion.json', JSON.stringify(answer));
    expect(verifier.verifyBundle(bytes, { inclusion })).toMatchObject({ code: 3 });
    const checkpoint = saved('kept.txt', kept);
    expect(verifier.verifyBundle(bytes, { checkpoint, inclusion })).toMatchObject({ code: 0 });
    const other = saved('other.json', JSON.stringify({ ...answer, index: 0 }));
    expect(verifier.verifyBundle(bytes, { inclusion: other }).verification.faults).toEqual([
      expect.stringMatching(/^TAKEN_NOT_PROVEN/),
    ]);
  });

  it('of this release verifies, by whoever reads the fixture', () => {
    const of = (name: string) => path.join(import.meta.dirname, '../fixtures/evidence-2', name);
    const bytes = readFileSync(of('bundle.zip'));
    const options = { checkpoint: [of('kept.txt')], keys: [of('keys.txt')] };
    // Its head says nothing of the read models, so that nobody knows whether events are missing.
    const { code, verification } = verifier.verifyBundle(bytes, options);
    expect([code, verification.faults, verification.uncovered]).toEqual([
      3,
      [],
      [expect.stringMatching(/^county\.json/)],
    ]);
  });

  it('of the last release still verifies', () => {
    const of = (name: string) => path.join(import.meta.dirname, '../fixtures/evidence-1', name);
    const bytes = readFileSync(of('bundle.zip'));
    const options = { checkpoint: [of('kept.txt')], receipts: [of('receipts.txt')] };
    expect(verifier.verifyBundle(bytes, options)).toMatchObject({ code: 0 });
    expect(verifier.verifyBundle(bytes)).toMatchObject({ code: 3 });
    const keys = textOf(verifier.unzip(bytes), 'keys.txt').trim().split('\n');
    expect(keys.map((key) => parseKey(key))).not.toContain(undefined);
  });
});

/** The n-th place at which the name stands. */
function replaced(bytes: Buffer, name: string, by: string, nth: number): Buffer {
  const changed = Buffer.from(bytes);
  let at = changed.indexOf(name);
  for (let left = nth; left > 0; left--) at = changed.indexOf(name, at + 1);
  changed.write(by, nth === 0 ? at : changed.lastIndexOf(name));
  return changed;
}

function renamed(bytes: Buffer, name: string, by: string): Buffer {
  const changed = Buffer.from(bytes);
  changed.write(by, changed.indexOf(name));
  changed.write(by, changed.lastIndexOf(name));
  return changed;
}

function flipped(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at]! ^= 1;
  return changed;
}
