/**
 * What is published: a county's list of payments of a program and month, or a document as a whole.
 * An item stands published from its day on, until it is withdrawn.
 */
import type { Fact, RecordedFact } from '../../event-catalogue/catalogue.js';
import type { PublishedItemKind } from '../../event-catalogue/vocabulary.js';

export interface PublishedItem {
  readonly kind: PublishedItemKind;
  readonly region: string;
  readonly fiscalYear: number;
  /** Program and month of a list (`URBAN_DIBAO/2017-03`); else as the document was published. */
  readonly subject: string;
}

export function listSubject(program: string, period: string): string {
  return `${program}/${period}`;
}

/** The name of an item in messages and keys. */
export function itemText({ kind, region, fiscalYear, subject }: PublishedItem): string {
  return [kind, region, fiscalYear, subject].filter((part) => part !== '').join('/');
}

/** Everything of a region goes through one stream, so that its order is certain. */
export function disclosureStream(region: string): string {
  return `disclosure-${region}`;
}

/** The item that a publication or a withdrawal speaks of; undefined for other facts. */
export function itemOf(fact: Fact): PublishedItem | undefined {
  switch (fact.type) {
    case 'DisclosurePublished': {
      const { region, fiscalYear, program, period } = fact.data;
      return { kind: 'LIST', region, fiscalYear, subject: listSubject(program, period) };
    }
    case 'DocumentPublished':
    case 'DisclosureWithdrawn': {
      const { kind, region, fiscalYear, subject } = fact.data;
      return { kind, region, fiscalYear, subject };
    }
    default:
      return undefined;
  }
}

/**
 * The publications of an item that no withdrawal has ended, by position.
 * @param facts of the region's stream, in order
 */
export function standingPublications(
  item: PublishedItem,
  facts: readonly RecordedFact[],
): readonly bigint[] {
  const name = itemText(item);
  let standing: bigint[] = [];
  for (const fact of facts) {
    const spokenOf = itemOf(fact);
    if (!spokenOf || itemText(spokenOf) !== name) continue;
    if (fact.type === 'DisclosureWithdrawn') standing = [];
    else standing.push(fact.position);
  }
  return standing;
}
