/** Evidence to take away: chosen events with all that proves them, in one zip. */
import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import yazl from 'yazl';
import { CATALOGUE } from '../../event-catalogue/catalogue.js';
import type { Sql } from '../../postgres/sql.js';
import { readCheckpoint } from '../domain/checkpoint.js';
import { type ReportedLedger, evidenceReport } from '../domain/evidence-report.js';
import type { RecordedEvent } from '../domain/leaf.js';
import { consistencyRanges, inclusionRanges } from '../domain/merkle.js';
import type { Selection } from '../domain/selection.js';
import { type PersonsAsked, bundledPersons, pseudonymsOf } from './bundled-persons.js';
import type { RecordedLog } from './recorded-log.js';
import { type Seal, SealedTree } from './sealed-tree.js';

export interface BundleSource {
  readonly sql: Sql;
  readonly log: RecordedLog;
  /** The county's ledger as it stands; undefined where there is none. */
  readonly ledger: (region: string, fiscalYear: number) => Promise<object | undefined>;
  readonly createdAt: string;
}

export type Bundle =
  | { readonly kind: 'bundle'; readonly content: Readable; readonly events: number }
  | { readonly kind: 'nothing-sealed' }
  | { readonly kind: 'too-many'; readonly most: number }
  | { readonly kind: 'too-many-persons'; readonly most: number };

const MOST_EVENTS = 20_000;
const MOST_LEDGERS = 50;
/** Earlier checkpoints that the bundle's own is shown to continue. */
const EARLIER_SEALS = 100;
const PROOFS_AT_ONCE = 500;

/** @param asked whose names go along; left out: persons appear by pseudonym only */
export async function evidenceBundle(
  source: BundleSource,
  selection: Selection,
  asked?: PersonsAsked,
): Promise<Bundle> {
  const tree = new SealedTree(source.sql);
  const [seal, ...earlier] = await tree.list(null, EARLIER_SEALS + 1);
  if (!seal) return { kind: 'nothing-sealed' };
  const events = await source.log.chosen(selection, seal.size, MOST_EVENTS + 1);
  if (events.length === 0) return { kind: 'nothing-sealed' };
  if (events.length > MOST_EVENTS) return { kind: 'too-many', most: MOST_EVENTS };
  const pseudonyms = asked ? pseudonymsOf(events) : [];
  if (asked && pseudonyms.length > asked.most) {
    return { kind: 'too-many-persons', most: asked.most };
  }
  const persons = asked && (await bundledPersons(pseudonyms, asked));
  const known = await tree.keys();
  const keys = known.map(({ key }) => key);
  const ledgers = await ledgersOf(source, selection, events);
  const manifest = {
    format: 'doudi-evidence/1',
    createdAt: source.createdAt,
    selection,
    size: String(seal.size),
    hash: await tree.hash(),
    events: events.length,
    personalData: persons?.entry ?? null,
  };
  const files: readonly (readonly [string, string | Buffer])[] = [
    ['manifest.json', json(manifest)],
    ['checkpoint.txt', seal.checkpoint],
    ['keys.txt', keys.map((key) => `${key}\n`).join('')],
    ['announcements.txt', known.map(({ announcement }) => announcement ?? '').join('')],
    ['events.ndjson', lines(events.map(eventLine))],
    ['proofs.ndjson', lines(await proofsOf(tree, events, seal.size))],
    ['consistency.ndjson', lines(await consistencies(tree, earlier, seal.size))],
    ...(await schemasOf(events)),
    ...ledgers.map(({ region, fiscalYear, ledger }) => {
      return [`ledgers/${region}-${fiscalYear}.json`, json(ledger)] as const;
    }),
    ...(persons ? [persons.file] : []),
    ['report.html', report(selection, seal, keys, events, ledgers, persons !== undefined)],
    ['verify.mjs', await projectFile('docs/verify/verify.mjs')],
  ];
  const zip = new yazl.ZipFile();
  for (const [name, content] of files) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return { kind: 'bundle', content: zip.outputStream as Readable, events: events.length };
}

function eventLine(event: RecordedEvent): object {
  return { ...event, position: String(event.position), revision: String(event.revision) };
}

async function proofsOf(tree: SealedTree, events: readonly RecordedEvent[], size: bigint) {
  const proofs: object[] = [];
  for (let at = 0; at < events.length; at += PROOFS_AT_ONCE) {
    const part = events.slice(at, at + PROOFS_AT_ONCE);
    const ranges = part.map(({ position }) => inclusionRanges(position - 1n, size));
    const heads = await tree.heads(ranges.flat());
    let taken = 0;
    part.forEach(({ position }, place) => {
      const proof = heads.slice(taken, (taken += ranges[place]!.length));
      proofs.push({ position: String(position), proof: proof.map(base64) });
    });
  }
  return proofs;
}

async function consistencies(tree: SealedTree, earlier: readonly Seal[], size: bigint) {
  const found: object[] = [];
  for (const { size: from } of earlier) {
    const proof = await tree.heads(consistencyRanges(from, size));
    found.push({ from: String(from), to: String(size), proof: proof.map(base64) });
  }
  return found;
}

async function schemasOf(events: readonly RecordedEvent[]) {
  const names = new Set(events.map(({ type, schemaVersion }) => `${type}.v${schemaVersion}.json`));
  return Promise.all(
    [...names].toSorted().map(async (name) => {
      return [`schemas/${name}`, await projectFile(`docs/events/${name}`)] as const;
    }),
  );
}

/** Of the counties and years that the events name. */
async function ledgersOf(
  { ledger }: BundleSource,
  selection: Selection,
  events: readonly RecordedEvent[],
): Promise<readonly ReportedLedger[]> {
  const wanted = new Set('region' in selection ? [`${selection.region}/${selection.year}`] : []);
  for (const { stream, data } of 'region' in selection ? [] : events) {
    const { fiscalYear } = JSON.parse(data) as { readonly fiscalYear?: number };
    const [, region] = /^county-(\d{6})$/.exec(stream) ?? [];
    if (region !== undefined && fiscalYear !== undefined) wanted.add(`${region}/${fiscalYear}`);
  }
  const ledgers: ReportedLedger[] = [];
  for (const key of [...wanted].toSorted().slice(0, MOST_LEDGERS)) {
    const [region, year] = key.split('/') as [string, string];
    const found = await ledger(region, Number(year));
    if (found) ledgers.push({ region, fiscalYear: Number(year), ledger: found });
  }
  return ledgers;
}

function report(
  selection: Selection,
  seal: Seal,
  keys: readonly string[],
  events: readonly RecordedEvent[],
  ledgers: readonly ReportedLedger[],
  namesPersons: boolean,
): string {
  const names = CATALOGUE as Readonly<Record<string, { readonly chinese: string } | undefined>>;
  return evidenceReport({
    selection: inChinese(selection),
    origin: readCheckpoint(seal.checkpoint)?.origin ?? '',
    size: seal.size,
    root: base64(seal.root),
    sealedAt: seal.sealedAt,
    keys,
    events,
    nameOf: (type) => names[type]?.chinese ?? type,
    ledgers,
    namesPersons,
  });
}

function inChinese(selection: Selection): string {
  if ('matter' in selection) return `事项 ${selection.matter}`;
  if ('streams' in selection) return `数据流 ${selection.streams.join('、')}`;
  if ('documentNo' in selection) return `文件 ${selection.documentNo}`;
  return `${selection.region} ${selection.year} 年度`;
}

/** A file of the project, which stands above the sources or above what is built of them. */
async function projectFile(path: string): Promise<Buffer> {
  const above = (steps: string): URL => new URL(`${steps}${path}`, import.meta.url);
  return readFile(above('../../../')).catch(() => readFile(above('../../../../')));
}

function lines(values: readonly object[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function base64(hash: Buffer): string {
  return hash.toString('base64');
}
