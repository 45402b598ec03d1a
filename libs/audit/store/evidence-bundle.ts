/**
 * Evidence to take away: chosen events with all that proves them, in one zip. Its manifest names
 * every file by its hash; the manifest's own hash is recorded before the bundle leaves.
 */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { DataOf } from '../../event-catalogue/catalogue.js';
import type { Sql } from '../../postgres/sql.js';
import { type ReadModelsCommitment, readCheckpoint } from '../domain/checkpoint.js';
import type { CountyProof } from '../domain/read-model-tree.js';
import {
  type CountyHistory,
  concernsCounty,
  noHistory,
  withEvent,
} from '../domain/county-history.js';
import {
  type ReportContent,
  type ReportNames,
  type ReportedLedger,
  evidenceReport,
} from './evidence-report.js';
import type { RecordedEvent } from '../domain/leaf.js';
import { BundledStreams, MANIFEST_FORMAT } from '../domain/manifest.js';
import { readOriginEnd } from '../domain/origin-end.js';
import { type Selection, paymentStreamOf, wholeStreamsOf } from '../domain/selection.js';
import {
  base64,
  bundledVerifier,
  consistencyLines,
  eventLine,
  eventPages,
  line,
  projectFile,
  proofLines,
} from './bundle-contents.js';
import { type BundleFile, FileDigest, type ListedFile } from './bundle-files.js';
import { fixedFile, listedFile, zipOf } from './bundle-files.js';
import {
  type BundledPersons,
  type PersonsAsked,
  addPseudonymsOf,
  bundledPersons,
} from './bundled-persons.js';
import type { RecordedLog } from './recorded-log.js';
import { type KnownKey, type Seal, SealedTree } from './sealed-tree.js';

export interface BundleSource {
  readonly sql: Sql;
  readonly log: RecordedLog;
  /** The county's ledger of what was recorded up to a position; undefined where there is none. */
  readonly ledger: (
    region: string,
    year: number,
    upTo: bigint,
  ) => Promise<ReportedLedger | undefined>;
  /** ISO 8601. */
  readonly createdAt: string;
  /** Who takes it, with the office, as the report says it. */
  readonly takenBy: string;
  readonly names: ReportNames;
  /** The county's leaf under what a checkpoint says of the read models. */
  readonly committedCounty: (
    commitment: ReadModelsCommitment,
    region: string,
  ) => Promise<CountyProof | undefined>;
  /** Before keys are read: the key that signs the receipt is among them. */
  readonly makeKeyKnown: () => Promise<void>;
  /** Records that the bundle is taken; answers the event and its receipt. */
  readonly record: (
    taken: DataOf<'EvidenceTaken'>,
  ) => Promise<{ readonly event: RecordedEvent; readonly receipt: string }>;
}

export interface BundleAsked {
  readonly selection: Selection;
  /** Texts of checkpoints that somebody kept. */
  readonly checkpoints?: readonly string[];
  /** Whose names go along; left out: persons appear by pseudonym only. */
  readonly persons?: PersonsAsked;
}

export type Bundle =
  | { readonly kind: 'bundle'; readonly content: Readable; readonly events: number }
  | { readonly kind: 'nothing-sealed' }
  /** What is no checkpoint of this log, by its place among those that were sent. */
  | { readonly kind: 'no-checkpoint'; readonly place: number }
  | { readonly kind: 'too-many'; readonly most: number }
  | { readonly kind: 'too-many-persons'; readonly most: number };

const MOST_EVENTS = 20_000;
/** All that ever concerned a county. */
const MOST_EVENTS_OF_COUNTY = 100_000;
/** Earlier checkpoints that the bundle's own is shown to continue, beside those that are kept. */
const EARLIER_SEALS = 100;

export async function evidenceBundle(source: BundleSource, asked: BundleAsked): Promise<Bundle> {
  const { selection, checkpoints = [], persons } = asked;
  const tree = new SealedTree(source.sql);
  const [seal, ...earlier] = await tree.list(null, EARLIER_SEALS + 1);
  if (!seal) return { kind: 'nothing-sealed' };
  const { origin } = readCheckpoint(seal.checkpoint)!;
  const kept = checkpoints.map(readCheckpoint);
  const ends = (await tree.keys()).flatMap(
    ({ announcement }) => readOriginEnd(announcement ?? '') ?? [],
  );
  const origins = [origin, ...ends.map(({ ended }) => ended)];
  const place = kept.findIndex((head) => !head || !origins.includes(head.origin));
  if (place >= 0) return { kind: 'no-checkpoint', place };
  const most = 'region' in selection ? MOST_EVENTS_OF_COUNTY : MOST_EVENTS;
  const positions = await source.log.chosen(selection, seal.size, most + 1);
  if (positions.length === 0) return { kind: 'nothing-sealed' };
  if (positions.length > most) return { kind: 'too-many', most };
  const heads = [...earlier, ...kept, ...ends.map(({ same }) => same)];
  const older = new Set(heads.map((head) => head!.size));
  const making = new BundleMaking(source, selection, { tree, seal, origin, positions });
  return making.make(
    [...older].filter((size) => size > 0n && size < seal.size),
    persons,
  );
}

interface Chosen {
  readonly tree: SealedTree;
  readonly seal: Seal;
  readonly origin: string;
  readonly positions: readonly bigint[];
}

interface Survey {
  readonly streams: BundledStreams;
  readonly types: ReadonlySet<string>;
  readonly pseudonyms: ReadonlySet<string>;
  /** null: the bundle is of no county. */
  readonly county: CountyHistory | null;
  readonly listed: readonly ListedFile[];
}

const EVENTS = 'events.ndjson';
const REPORT = 'report.pdf';

class BundleMaking {
  constructor(
    private readonly source: BundleSource,
    private readonly selection: Selection,
    private readonly chosen: Chosen,
  ) {}

  async make(older: readonly bigint[], asked: PersonsAsked | undefined): Promise<Bundle> {
    const { source } = this;
    const { tree, seal, positions } = this.chosen;
    await source.makeKeyKnown();
    const known = await tree.keys();
    const ledger = await this.ledgerFile();
    const report = this.reportContent(known, ledger, asked !== undefined);
    const survey = await this.survey(asked !== undefined);
    if (asked && survey.pseudonyms.size > asked.most) {
      return { kind: 'too-many-persons', most: asked.most };
    }
    const persons = asked && (await bundledPersons([...survey.pseudonyms].toSorted(), asked));
    const files: readonly BundleFile[] = [
      fixedFile('checkpoint.txt', seal.checkpoint),
      fixedFile('keys.txt', known.map(({ key }) => `${key}\n`).join('')),
      fixedFile('announcements.txt', known.map(({ announcement }) => announcement ?? '').join('')),
      { name: EVENTS, content: () => this.eventLines() },
      { name: 'proofs.ndjson', content: () => proofLines(tree, positions, seal.size) },
      fixedFile('consistency.ndjson', await consistencyLines(tree, largestFirst(older), seal.size)),
      ...(await schemaFiles(survey.types)),
      ...(await this.leafFile()),
      ...(ledger ? [fixedFile(ledger.name, ledger.text)] : []),
      ...(persons ? [fixedFile(...persons.file)] : []),
      { name: REPORT, content: () => evidenceReport(report, this.pages()) },
      fixedFile('verify.mjs', await bundledVerifier()),
    ];
    const manifest = await this.manifest(survey, files, persons);
    const manifestSha256 = createHash('sha256').update(manifest).digest('hex');
    const events = positions.length;
    const taken = { manifestSha256, size: Number(seal.size), events };
    const { event, receipt } = await source.record(taken);
    const all = [
      fixedFile('manifest.json', manifest),
      fixedFile('evidence-taken.json', eventLine(event)),
      fixedFile('evidence-taken.receipt.txt', receipt),
      ...files,
    ];
    return { kind: 'bundle', content: zipOf(all, new Date(source.createdAt)), events };
  }

  private async manifest(
    { streams, county, listed }: Survey,
    files: readonly BundleFile[],
    persons: BundledPersons | undefined,
  ): Promise<string> {
    const { selection } = this;
    const { tree, seal, origin, positions } = this.chosen;
    const known = new Map(listed.map((file) => [file.name, file]));
    const named: ListedFile[] = [];
    for (const file of files) named.push(known.get(file.name) ?? (await listedFile(file)));
    const manifest = {
      format: MANIFEST_FORMAT,
      createdAt: this.source.createdAt,
      selection,
      holds: county ? 'COUNTY' : 'EVENTS_ONLY',
      origin,
      size: String(seal.size),
      root: base64(seal.root),
      hash: await tree.hash(),
      events: positions.length,
      streams: streams.listed(),
      county: county && {
        region: county.region,
        revision: String(county.revision),
        count: String(county.count),
        running: base64(county.running),
      },
      personalData: persons?.entry ?? null,
      files: named,
    };
    return `${JSON.stringify(manifest, null, 1)}\n`;
  }

  /** One reading of all events: what they are, and the hash of the file that holds them. */
  private async survey(namesPersons: boolean): Promise<Survey> {
    const { selection } = this;
    const streams = new BundledStreams(wholeStreamsOf(selection));
    const [types, pseudonyms] = [new Set<string>(), new Set<string>()];
    let county = 'region' in selection ? noHistory(selection.region) : null;
    const lines = new FileDigest(EVENTS);
    for await (const events of this.pages()) {
      for (const event of events) {
        streams.take(event);
        types.add(`${event.type}.v${event.schemaVersion}.json`);
        const payments = paymentStreamOf(event);
        if (payments !== undefined) streams.takenWhole(payments);
        if (county && concernsCounty(county.region, event)) county = withEvent(county, event);
        if (namesPersons) addPseudonymsOf(event, pseudonyms);
        lines.add(eventLine(event));
      }
    }
    return { streams, types, pseudonyms, county, listed: [lines.listed()] };
  }

  private pages(): AsyncGenerator<readonly RecordedEvent[]> {
    return eventPages(this.source.log, this.chosen.positions);
  }

  private async *eventLines(): AsyncGenerator<string> {
    for await (const events of this.pages()) yield events.map(eventLine).join('');
  }

  /** None where the head says nothing of the read models, or they nothing of the county. */
  private async leafFile(): Promise<readonly BundleFile[]> {
    const { selection, source, chosen } = this;
    const { readModels } = readCheckpoint(chosen.seal.checkpoint)!;
    if (!('region' in selection) || !readModels) return [];
    const found = await source.committedCounty(readModels, selection.region);
    if (!found) return [];
    const { leaf, index, size, proof } = found;
    return [fixedFile('county.json', line({ leaf, index, size, proof: proof.map(base64) }))];
  }

  /** Of a county alone: others hold not all that a ledger follows from. */
  private async ledgerFile() {
    const { selection, source, chosen } = this;
    if (!('region' in selection)) return undefined;
    const { region, year } = selection;
    const ledger = await source.ledger(region, year, chosen.seal.size);
    if (!ledger) return undefined;
    const text = `${JSON.stringify(ledger, null, 1)}\n`;
    return { name: `ledgers/${region}-${year}.json`, text, ledger };
  }

  private reportContent(
    known: readonly KnownKey[],
    ledger: { readonly ledger: ReportedLedger } | undefined,
    namesPersons: boolean,
  ): ReportContent {
    const { seal, origin, positions } = this.chosen;
    const { names, createdAt, takenBy } = this.source;
    const { selection } = this;
    return {
      selection: inChinese(selection, names),
      region: 'region' in selection ? selection.region : null,
      origin,
      size: seal.size,
      root: base64(seal.root),
      sealedAt: seal.sealedAt,
      keys: known.map(({ key }) => key),
      events: positions.length,
      ledger: ledger?.ledger ?? null,
      namesPersons,
      ...{ names, createdAt, takenBy },
    };
  }
}

function largestFirst(sizes: readonly bigint[]): readonly bigint[] {
  return sizes.toSorted((a, b) => (a > b ? -1 : 1));
}

async function schemaFiles(names: ReadonlySet<string>): Promise<readonly BundleFile[]> {
  return Promise.all(
    [...names].toSorted().map(async (name) => {
      return fixedFile(`schemas/${name}`, await projectFile(`docs/events/${name}`));
    }),
  );
}

function inChinese(selection: Selection, names: ReportNames): string {
  if ('matter' in selection) return `事项 ${selection.matter}`;
  if ('streams' in selection) return `数据流 ${selection.streams.join('、')}`;
  if ('documentNo' in selection) return `文件 ${selection.documentNo}`;
  const { region, year } = selection;
  return `${names.unit(region)}（${region}）自始全部事件，${year}年度账`;
}
