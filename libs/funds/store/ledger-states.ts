/**
 * The states that decisions rest on: folded from the event store and kept, each with the revision
 * that it has reached. docs/adr/0002 and 0003 say which streams a state is folded from.
 */
import type {
  KeptStates,
  RecordedInStream,
  StatesRead,
} from '../../command-handling/kept-states.js';
import type { DataOf, Fact, RecordedFact } from '../../event-catalogue/catalogue.js';
import { recordedFact } from '../../event-store/decoding.js';
import {
  type EventSetAside,
  folded,
  foldedElseSkipped,
} from '../../event-store/event-set-aside.js';
import type { EventStore } from '../../event-store/port.js';
import { Programs } from '../../policy/known-programs.js';
import { Divisions } from '../../regions/domain/divisions.js';
import { postingsOf } from '../../county-ledger/domain/postings.js';
import { KnownTargets } from '../../reference-facts/store/known-targets.js';
import type { LedgerState } from '../domain/corrections.js';
import { type CountyState, evolveCounty, newCounty } from '../domain/county-state.js';
import { type ProvinceState, evolveProvince, newProvince } from '../domain/province-state.js';

/** Which states a decision reads. */
export interface WantedStates {
  readonly regions: readonly string[];
  /** False where the decision rests on the divisions alone. */
  readonly province: boolean;
  /** Of a decision on a division's recodings: the stream that it writes. */
  readonly regionStream?: string;
}

export interface ReadLedger extends LedgerState {
  readonly divisions: Divisions;
  readonly programs: Programs;
  /** The stream of the province's pools; undefined while no province is registered. */
  readonly provinceStream: string | undefined;
}

interface KeptCounty {
  readonly state: CountyState;
  /** Last revision of the county's stream that is in the state; -1n: none. */
  revision: bigint;
  /** How many of the province's facts have been considered. */
  provinceFacts: number;
}

interface ProvinceFact {
  /** undefined: recorded by this process. */
  readonly id: string | undefined;
  readonly position: bigint;
  /** What it says of each county that it affects. */
  readonly parts: ReadonlyMap<string, Fact>;
}

/** Counties kept at most where nothing else is said; the one read longest ago is dropped first. */
const KEPT_COUNTIES = 400;

export function countyStream(region: string): string {
  return `county-${region}`;
}

export class LedgerStates implements KeptStates<WantedStates, ReadLedger> {
  private readonly divisions = new Divisions();
  /** Last revision of each stream of theirs that is in the divisions and programs. */
  private readonly regionRevisions = new Map<string, bigint>();
  /** Of the streams of regions and programs: what could not be folded of them. */
  private readonly unfolded = new Map<string, EventSetAside>();
  private readonly programs = new Programs();
  private readonly provinceState: ProvinceState = newProvince();
  private provinceRevision = -1n;
  private readonly provinceFacts: ProvinceFact[] = [];
  private readonly counties = new Map<string, KeptCounty>();
  /** undefined: nothing has been read yet. */
  private divisionsPosition: bigint | undefined;
  private refreshing: Promise<void> = Promise.resolve();

  readonly targets: KnownTargets;

  constructor(
    private readonly store: EventStore,
    private readonly keptCounties = KEPT_COUNTIES,
  ) {
    this.targets = new KnownTargets(store);
  }

  /** States that are kept are given as they are unless fresh ones are wanted; others are read. */
  async read(wanted: WantedStates, fresh: boolean): Promise<StatesRead<ReadLedger>> {
    const { regions } = wanted;
    const missing = fresh ? regions : regions.filter((region) => !this.isInStep(region));
    if (fresh || missing.length > 0 || this.divisionsPosition === undefined) {
      await this.refresh(missing, regions);
    }
    return this.asRead(wanted);
  }

  /** Taken in one piece: the states with the revisions that they have reached. */
  private asRead(wanted: WantedStates): StatesRead<ReadLedger> {
    const { regions, regionStream } = wanted;
    const counties = new Map<string, CountyState>();
    const revisions = new Map<string, bigint>();
    const provinceStream = this.provinceStream();
    let { provinceRevision } = this;
    for (const region of regions) {
      const failure = this.unfolded.get(`region-${region}`);
      if (failure) throw failure;
      const kept = this.counties.get(region);
      if (!kept) continue;
      counties.set(region, kept.state);
      revisions.set(countyStream(region), kept.revision);
      // Another county's decision may have led the province on meanwhile: this one has not seen it.
      const seen = BigInt(kept.provinceFacts) - 1n;
      if (seen < provinceRevision) provinceRevision = seen;
    }
    if (wanted.province && provinceStream !== undefined) {
      revisions.set(provinceStream, provinceRevision);
    }
    if (regionStream !== undefined) {
      revisions.set(regionStream, this.regionRevisions.get(regionStream) ?? -1n);
    }
    const { divisions, programs, provinceState: province } = this;
    return { state: { divisions, programs, provinceStream, province, counties }, revisions };
  }

  private provinceStream(): string | undefined {
    const province = this.divisions.province();
    return province && `province-${province.code}`;
  }

  /** Whether the county is kept and knows of all that the province has recorded. */
  private isInStep(region: string): boolean {
    return this.counties.get(region)?.provinceFacts === this.provinceFacts.length;
  }

  /**
   * Reads what has been recorded since, up to one position for all of them.
   *
   * @param keep those that must not be dropped to make room
   */
  private refresh(regions: readonly string[], keep: readonly string[] = regions): Promise<void> {
    const next = this.refreshing.then(() => this.readOn(regions, new Set(keep)));
    this.refreshing = next.catch(() => undefined);
    return next;
  }

  private async readOn(regions: readonly string[], keep: ReadonlySet<string>): Promise<void> {
    const upTo = await this.store.head();
    await this.readCatalogues(upTo);
    await this.readProvince(upTo);
    for (const region of regions) await this.readCounty(region, upTo);
    for (const region of this.counties.keys()) {
      if (this.counties.size <= this.keptCounties) break;
      if (!keep.has(region)) this.counties.delete(region);
    }
  }

  private async readCatalogues(upTo: bigint): Promise<void> {
    const fromPosition = (this.divisionsPosition ?? 0n) + 1n;
    if (fromPosition <= upTo) {
      const range = { fromPosition, toPosition: upTo, streamPrefixes: CATALOGUES };
      for await (const page of this.store.readAll(range)) {
        for (const event of page) {
          const { stream, revision } = event;
          const failure = foldedElseSkipped(event, () =>
            this.takeOfCatalogues(stream, revision, recordedFact(event)),
          );
          if (failure) this.unfolded.set(stream, failure);
        }
      }
    }
    this.divisionsPosition = upTo;
  }

  private takeOfCatalogues(stream: string, revision: bigint, fact: Fact): void {
    const seen = this.regionRevisions.get(stream) ?? -1n;
    if (revision !== seen + 1n) return;
    this.divisions.evolve(fact);
    this.programs.evolve(fact);
    this.regionRevisions.set(stream, revision);
  }

  private async readProvince(upTo: bigint): Promise<void> {
    const stream = this.provinceStream();
    if (!stream) return;
    for await (const fact of this.factsAfter(stream, this.provinceRevision, upTo)) {
      if (fact.revision <= this.provinceRevision) continue;
      folded(fact, () => this.takeProvinceFact(fact, fact.position, fact.id));
    }
  }

  private takeProvinceFact(fact: Fact, position: bigint, id?: string): void {
    evolveProvince(this.provinceState, fact);
    this.provinceRevision += 1n;
    this.provinceFacts.push({ id, position, parts: partsOf(fact) });
  }

  private async readCounty(region: string, upTo: bigint): Promise<void> {
    const kept = this.counties.get(region) ?? {
      state: newCounty(region),
      revision: -1n,
      provinceFacts: 0,
    };
    // Out of the map while it is read: a state left half-way by an outage must not be used.
    this.counties.delete(region);
    const { provinceFacts } = this;
    const applyProvinceBefore = (position: bigint) => {
      for (; kept.provinceFacts < provinceFacts.length; kept.provinceFacts++) {
        const next = provinceFacts[kept.provinceFacts]!;
        if (next.position > position) return;
        const { id = String(next.position), parts } = next;
        const part = parts.get(region);
        if (part) folded({ id }, () => evolveCounty(kept.state, part));
      }
    };
    for await (const fact of this.factsAfter(countyStream(region), kept.revision, upTo)) {
      applyProvinceBefore(fact.position);
      folded(fact, () => evolveCounty(kept.state, fact));
      kept.revision = fact.revision;
    }
    applyProvinceBefore(LAST_POSITION);
    this.counties.set(region, kept);
  }

  private async *factsAfter(
    stream: string,
    revision: bigint,
    upTo: bigint,
  ): AsyncIterable<RecordedFact> {
    const fromRevision = revision + 1n;
    for await (const page of this.store.readStream(stream, { fromRevision })) {
      for (const event of page) {
        if (event.position > upTo) return;
        yield recordedFact(event);
      }
    }
  }

  /** Takes in a fact that this process has recorded, or is about to, as the next of its stream. */
  record({ stream, fact, revision, position }: RecordedInStream): void {
    if (CATALOGUES.some((prefix) => stream.startsWith(prefix))) {
      return this.takeOfCatalogues(stream, revision, fact);
    }
    if (stream === this.provinceStream()) {
      if (revision === this.provinceRevision + 1n) this.recordOfProvince(fact, position);
      return;
    }
    const kept = this.counties.get(stream.slice(COUNTY.length));
    if (!kept || !stream.startsWith(COUNTY) || revision !== kept.revision + 1n) return;
    try {
      evolveCounty(kept.state, fact);
      kept.revision = revision;
    } catch {
      // It is recorded. Who reads the county again is told of the event.
      this.counties.delete(kept.state.region);
    }
  }

  private recordOfProvince(fact: Fact, position: bigint): void {
    const inStep = [...this.counties.values()].filter(
      (kept) => kept.provinceFacts === this.provinceFacts.length,
    );
    this.takeProvinceFact(fact, position);
    const { parts } = this.provinceFacts.at(-1)!;
    for (const kept of inStep) {
      const part = parts.get(kept.state.region);
      if (part) evolveCounty(kept.state, part);
      kept.provinceFacts = this.provinceFacts.length;
    }
  }
}

const COUNTY = 'county-';
/** Streams of what all decisions may look up. */
const CATALOGUES = ['region-', 'program-'];
const LAST_POSITION = (1n << 63n) - 1n;

/** A document of thousands of lines would else be gone through for each of its counties. */
function partsOf(fact: Fact): ReadonlyMap<string, Fact> {
  if (fact.type === 'TransferIssued') {
    return linesByRegion(fact.data, (data): Fact => ({ ...fact, data }));
  }
  if (fact.type === 'EntryReversed' && fact.data.reversed.type === 'TransferIssued') {
    const { reversed } = fact.data;
    return linesByRegion(reversed.data, (data): Fact => {
      return { ...fact, data: { ...fact.data, reversed: { ...reversed, data } } };
    });
  }
  return new Map(postingsOf(fact).map(({ region }) => [region, fact]));
}

type Issued = DataOf<'TransferIssued'>;

function linesByRegion(data: Issued, factOf: (part: Issued) => Fact): ReadonlyMap<string, Fact> {
  const lines = new Map<string, Issued['lines'][number][]>();
  for (const line of data.lines) {
    const own = lines.get(line.region);
    if (own) own.push(line);
    else lines.set(line.region, [line]);
  }
  return new Map([...lines].map(([region, own]) => [region, factOf({ ...data, lines: own })]));
}
