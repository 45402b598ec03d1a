/**
 * The books that decisions are made on: states folded from the event store and kept, each with the
 * revision that it has reached. docs/adr/0002 and 0003 say which streams a book is folded from.
 */
import type { Fact, RecordedFact } from '../../event-catalogue/catalogue.js';
import { recordedFact } from '../../event-store/decoding.js';
import type { EventStore, Guard } from '../../event-store/port.js';
import { Divisions } from '../../regions/domain/divisions.js';
import type { Books } from '../domain/corrections.js';
import { postingsOf } from '../../county-ledger/domain/postings.js';
import { type CountyState, evolveCounty, newCounty } from '../domain/county-state.js';
import { type ProvinceState, evolveProvince, newProvince } from '../domain/province-state.js';

export interface CountyBook {
  state: CountyState;
  /** Last revision of the county's stream that is in the state; -1n: none. */
  revision: bigint;
  /** How many of the province's facts have been considered. */
  provinceFacts: number;
}

interface ProvinceFact {
  readonly position: bigint;
  readonly fact: Fact;
  readonly concerns: ReadonlySet<string>;
}

/** Counties kept at most where nothing else is said; the one read longest ago is dropped first. */
const KEPT_COUNTIES = 400;

export class LedgerBooks {
  readonly divisions = new Divisions();
  readonly provinceState: ProvinceState = newProvince();
  provinceRevision = -1n;
  private readonly provinceFacts: ProvinceFact[] = [];
  private readonly counties = new Map<string, CountyBook>();
  /** undefined: nothing has been read yet. */
  private divisionsPosition: bigint | undefined;
  private refreshing: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: EventStore,
    private readonly keptCounties = KEPT_COUNTIES,
  ) {}

  static countyStream(region: string): string {
    return `county-${region}`;
  }

  /** The stream of the province's pools; undefined while no province is registered. */
  provinceStream(): string | undefined {
    const province = this.divisions.province();
    return province && `province-${province.code}`;
  }

  /** The kept book of a county that is in step with the province's, if there is one. */
  kept(region: string): CountyBook | undefined {
    const book = this.counties.get(region);
    return book && book.provinceFacts === this.provinceFacts.length ? book : undefined;
  }

  /** Books for a decision: kept ones as they are, others read. */
  async open(regions: readonly string[]): Promise<Books> {
    const missing = regions.filter((region) => !this.kept(region));
    if (missing.length > 0 || this.divisionsPosition === undefined) {
      await this.refresh(missing, regions);
    }
    return this.books(regions);
  }

  books(regions: readonly string[]): Books {
    const counties = new Map<string, CountyState>();
    for (const region of regions) {
      const book = this.counties.get(region);
      if (book) counties.set(region, book.state);
    }
    return { province: this.provinceState, counties };
  }

  /**
   * Reads what has been recorded since, up to one position for all of them.
   *
   * @param keep those that must not be dropped to make room
   */
  refresh(regions: readonly string[], keep: readonly string[] = regions): Promise<void> {
    const next = this.refreshing.then(() => this.readOn(regions, new Set(keep)));
    this.refreshing = next.catch(() => undefined);
    return next;
  }

  private async readOn(regions: readonly string[], keep: ReadonlySet<string>): Promise<void> {
    const upTo = await this.store.head();
    await this.readDivisions(upTo);
    await this.readProvince(upTo);
    for (const region of regions) await this.readCounty(region, upTo);
    for (const region of this.counties.keys()) {
      if (this.counties.size <= this.keptCounties) break;
      if (!keep.has(region)) this.counties.delete(region);
    }
  }

  private async readDivisions(upTo: bigint): Promise<void> {
    const fromPosition = (this.divisionsPosition ?? 0n) + 1n;
    if (fromPosition <= upTo) {
      const range = { fromPosition, toPosition: upTo, streamPrefixes: ['region-'] };
      for await (const page of this.store.readAll(range)) {
        for (const event of page) this.divisions.evolve(recordedFact(event));
      }
    }
    this.divisionsPosition = upTo;
  }

  private async readProvince(upTo: bigint): Promise<void> {
    const stream = this.provinceStream();
    if (!stream) return;
    for await (const fact of this.factsAfter(stream, this.provinceRevision, upTo)) {
      this.takeProvinceFact(fact, fact.position);
      this.provinceRevision = fact.revision;
    }
  }

  private takeProvinceFact(fact: Fact, position: bigint): void {
    evolveProvince(this.provinceState, fact);
    this.provinceFacts.push({ fact, position, concerns: regionsOf(fact) });
  }

  private async readCounty(region: string, upTo: bigint): Promise<void> {
    const book = this.counties.get(region) ?? {
      state: newCounty(region),
      revision: -1n,
      provinceFacts: 0,
    };
    // Out of the map while it is read: a book left half-way by an outage must not be used.
    this.counties.delete(region);
    const { provinceFacts } = this;
    const applyProvinceBefore = (position: bigint) => {
      for (; book.provinceFacts < provinceFacts.length; book.provinceFacts++) {
        const next = provinceFacts[book.provinceFacts]!;
        if (next.position > position) return;
        if (next.concerns.has(region)) evolveCounty(book.state, next.fact);
      }
    };
    const stream = LedgerBooks.countyStream(region);
    for await (const fact of this.factsAfter(stream, book.revision, upTo)) {
      applyProvinceBefore(fact.position);
      evolveCounty(book.state, fact);
      book.revision = fact.revision;
    }
    applyProvinceBefore(LAST_POSITION);
    this.counties.set(region, book);
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
  record(stream: string, fact: Fact, position: bigint): void {
    this.divisions.evolve(fact);
    if (stream === this.provinceStream()) {
      this.recordOfProvince(fact, position);
      return;
    }
    const book = this.counties.get(stream.slice('county-'.length));
    if (!book || !stream.startsWith('county-')) return;
    evolveCounty(book.state, fact);
    book.revision += 1n;
  }

  private recordOfProvince(fact: Fact, position: bigint): void {
    const inStep = [...this.counties.values()].filter(
      (book) => book.provinceFacts === this.provinceFacts.length,
    );
    this.takeProvinceFact(fact, position);
    this.provinceRevision += 1n;
    const { concerns } = this.provinceFacts.at(-1)!;
    for (const book of inStep) {
      if (concerns.has(book.state.region)) evolveCounty(book.state, fact);
      book.provinceFacts = this.provinceFacts.length;
    }
  }

  /**
   * What an append must find unchanged: the streams that the decision has read and does not write.
   */
  guards(regions: readonly string[], written: string): Guard[] {
    const guards: Guard[] = [];
    let provinceRevision = this.provinceRevision;
    for (const region of regions) {
      const book = this.counties.get(region);
      if (!book) continue;
      const stream = LedgerBooks.countyStream(region);
      if (stream !== written) guards.push({ stream, revision: book.revision });
      // Another county's book may have led the province's on meanwhile: this one has not seen that.
      const seen = BigInt(book.provinceFacts) - 1n;
      if (seen < provinceRevision) provinceRevision = seen;
    }
    const province = this.provinceStream();
    if (province && province !== written) {
      guards.push({ stream: province, revision: provinceRevision });
    }
    return guards;
  }

  /** Last revision in the book of a stream; undefined for a stream that no book holds. */
  revisionOf(stream: string): bigint | undefined {
    if (stream === this.provinceStream()) return this.provinceRevision;
    return this.counties.get(stream.slice('county-'.length))?.revision;
  }
}

const LAST_POSITION = (1n << 63n) - 1n;

function regionsOf(fact: Fact): ReadonlySet<string> {
  return new Set(postingsOf(fact).map((posting) => posting.region));
}
