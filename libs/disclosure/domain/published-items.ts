/**
 * What is published: a county's list of payments of a program and month, or a document as a whole.
 * An item stands published from its day on, until it is withdrawn.
 */
import type { RecordedFact } from '../../event-catalogue/catalogue.js';
import { type FoldTable, entryFor } from '../../event-catalogue/folds.js';
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

interface Act {
  readonly item: PublishedItem;
  readonly act: 'publish' | 'withdraw';
}

const PUBLICATIONS: FoldTable<'publications', [], Act> = {
  DisclosurePublished({ region, fiscalYear, program, period }) {
    const subject = listSubject(program, period);
    return { item: { kind: 'LIST', region, fiscalYear, subject }, act: 'publish' };
  },
  DocumentPublished: (item) => ({ item, act: 'publish' }),
  DisclosureWithdrawn: (item) => ({ item, act: 'withdraw' }),
};

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
    const said = entryFor(PUBLICATIONS, fact.type)?.(fact.data);
    if (!said || itemText(said.item) !== name) continue;
    if (said.act === 'withdraw') standing = [];
    else standing.push(fact.position);
  }
  return standing;
}
