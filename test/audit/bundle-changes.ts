/** What is done to a bundle, by its taker or by the operator, who has the keys. */
import { createHash } from 'node:crypto';
import { readCheckpoint, signCheckpoint } from '../../libs/audit/domain/checkpoint.js';
import { countyLeaf, historyOf } from '../../libs/audit/domain/county-history.js';
import { type RecordedEvent, leafHash } from '../../libs/audit/domain/leaf.js';
import { type SizedRoot, signOriginEnd } from '../../libs/audit/domain/origin-end.js';
import { commitmentRoot } from '../../libs/audit/domain/read-model-tree.js';
import { formatKey, privateKeyOf, publicKeyOf } from '../../libs/audit/domain/signed-note.js';
import { receiptKeyName, signReceipt } from '../../libs/audit/domain/signed-receipt.js';
import type { BundleFiles, CountyAccounts } from './verifier.js';

export const REGION = '220422';
export const OWN = `county-${REGION}`;
export const LEDGER = `ledgers/${REGION}-2018.json`;
export const KEYS = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)] as const;
const FORGER = privateKeyOf(Buffer.alloc(32, 3));
/** The key of receipts of `RecordedEvents`. */
export const OPERATOR = privateKeyOf(Buffer.alloc(32, 7));

export type Change = (files: BundleFiles) => void;
export interface Json {
  // Whatever JSON holds: tests reach into it.
  [member: string]: unknown;
}

export const textOf = (of: BundleFiles, name: string) => of.get(name)!.toString('utf8');
export const set = (name: string, text: string) => (of: BundleFiles) =>
  void of.set(name, Buffer.from(text));
export const drop =
  (name: string): Change =>
  (of) =>
    void of.delete(name);
export const edited =
  (name: string, edit: (text: string) => string): Change =>
  (of) =>
    set(name, edit(textOf(of, name)))(of);
export const lines = (name: string, edit: (lines: string[]) => string[]): Change =>
  edited(name, (text) =>
    edit(text.split('\n').slice(0, -1))
      .map((line) => `${line}\n`)
      .join(''),
  );
export const manifest = (edit: (manifest: Json) => void): Change =>
  edited('manifest.json', (text) => {
    const said = JSON.parse(text) as Json;
    edit(said);
    return JSON.stringify(said);
  });
export const without = (at: number) => (all: string[]) => all.filter((_, i) => i !== at);

/** What who tampers does as well: the manifest names the files as they now are. */
export function withNewManifest(of: BundleFiles): void {
  const unnamed = /^(manifest\.json|evidence-taken\.)/;
  const named = [...of].filter(([name]) => !unnamed.test(name));
  manifest((said) => {
    said['files'] = named.map(([name, content]) => {
      const sha256 = createHash('sha256').update(content).digest('hex');
      return { name, bytes: content.length, sha256 };
    });
  })(of);
}

export function both(edit: (lines: string[]) => string[]): Change {
  return (of) => ['events.ndjson', 'proofs.ndjson'].forEach((name) => lines(name, edit)(of));
}

/** Whoever has no key of the operator signs with one of his own, and adds it to the keys. */
export async function forgedReceipt(of: BundleFiles, key = FORGER): Promise<string> {
  const said = JSON.parse(textOf(of, 'manifest.json')) as { origin: string; events: number };
  const { origin, events } = said;
  const forger = formatKey(publicKeyOf(receiptKeyName(origin), key));
  edited('keys.txt', (text) => (text.includes(forger) ? text : `${text}${forger}\n`))(of);
  withNewManifest(of);
  const event = JSON.parse(textOf(of, 'evidence-taken.json')) as RecordedEvent;
  const manifestSha256 = createHash('sha256').update(of.get('manifest.json')!).digest('hex');
  const data = JSON.stringify({ ...(JSON.parse(event.data) as object), manifestSha256, events });
  const forged = { ...event, data };
  set('evidence-taken.json', `${JSON.stringify(forged)}\n`)(of);
  const [position, revision] = [BigInt(event.position), BigInt(event.revision)];
  const leaves = [{ position, leaf: leafHash({ ...forged, position, revision }) }];
  const receipt = signReceipt({ origin, recordedAt: event.recordedAt, leaves }, key);
  set('evidence-taken.receipt.txt', receipt)(of);
  return forger;
}

interface LeftOut {
  readonly what: string;
  readonly position: bigint;
  /** Its line in the file of events, and what no event is left of. */
  readonly at: number;
  readonly schema: string;
  readonly streams: (listed: readonly Json[]) => readonly Json[];
}

export const LEFT_OUT: readonly LeftOut[] = [
  {
    ...{ what: 'an award of the province', position: 4n, at: 1 },
    schema: 'schemas/TransferIssued.v2.json',
    streams: (listed) => listed.filter(({ stream }) => stream !== 'province-2018'),
  },
  {
    ...{ what: 'the last event of its own', position: 9n, at: 5 },
    schema: 'schemas/MonthCertified.v1.json',
    streams: (listed) =>
      listed.map((own) => (own['stream'] === OWN ? { ...own, events: 3, last: '2' } : own)),
  },
];

function eventsIn(of: BundleFiles): RecordedEvent[] {
  const all = textOf(of, 'events.ndjson').trim().split('\n');
  return all.map((text) => {
    const event = JSON.parse(text) as RecordedEvent;
    return { ...event, position: BigInt(event.position), revision: BigInt(event.revision) };
  });
}

/** Ledger, county and manifest say nothing of it either. */
export function leaveOut(
  { at, schema, streams }: LeftOut,
  of: BundleFiles,
  accounts: CountyAccounts,
): void {
  both(without(at))(of);
  drop(schema)(of);
  const events = eventsIn(of);
  for (const { stream, type, data } of events) {
    if (!stream.startsWith('batch-')) accounts.take(type, JSON.parse(data));
  }
  edited(LEDGER, (text) =>
    JSON.stringify({ ...(JSON.parse(text) as Json), ...accounts.ledger(2018) }),
  )(of);
  const { revision, count, running } = historyOf(REGION, events);
  manifest((said) => {
    const county = { revision: String(revision), count: String(count) };
    said['county'] = { region: REGION, ...county, running: running.toString('base64') };
    said['events'] = events.length;
    said['streams'] = streams(said['streams'] as Json[]);
  })(of);
}

/** The operator signs a head that says nothing of the read models, or something of before. */
export function headWith(position: bigint | null, of: BundleFiles): void {
  const { readModels: _, ...head } = readCheckpoint(textOf(of, 'checkpoint.txt'))!;
  const tables = Buffer.alloc(32, 5);
  const events = eventsIn(of).filter((event) => event.position <= (position ?? 0n));
  const leaf = countyLeaf(historyOf(REGION, events), position ?? 0n);
  const said = position && { readModels: { position, root: commitmentRoot([leaf], tables) } };
  const checkpoint = signCheckpoint({ ...head, ...said }, privateKeyOf(KEYS[1]));
  set('checkpoint.txt', checkpoint)(of);
  const shown = { leaf, index: 0, size: 1, proof: [tables.toString('base64')] };
  if (position === null) drop('county.json')(of);
  else set('county.json', JSON.stringify(shown))(of);
}

/** The log ended where `same` is, and the bundle is of the one that follows. */
export function endLog(of: BundleFiles, same: SizedRoot): void {
  const head = readCheckpoint(textOf(of, 'checkpoint.txt'))!;
  const { origin: ended, size, root } = head;
  const newer = publicKeyOf('doudi/220000/next', FORGER);
  const note = signOriginEnd(
    {
      ...{ ended, endedAt: '2026-11-22T08:30:00.125Z', same, lastSigned: { size, root }, newer },
      ...{ person: '李处长', reason: '硬盘损坏' },
    },
    privateKeyOf(KEYS[1]),
  );
  edited('announcements.txt', (text) => `${text}${note}`)(of);
  edited('keys.txt', (text) => `${text}${formatKey(newer)}\n`)(of);
  set('checkpoint.txt', signCheckpoint({ ...head, origin: newer.name }, FORGER))(of);
  manifest((said) => void (said['origin'] = newer.name))(of);
}
