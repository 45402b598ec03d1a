/**
 * What is published: a county's list of payments of a program and month, or a document as a whole.
 * An item stands published from its day on, until it is withdrawn.
 */
import { type Fold, foldOf } from '../../command-handling/fold.js';
import type { RecordedFact } from '../../event-catalogue/catalogue.js';
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

/** What became of an item in its region's stream. */
export interface Publications {
  /** The publications that no withdrawal has ended, by position. */
  readonly standing: readonly bigint[];
  readonly withdrawals: number;
}

export function publicationsOf(item: PublishedItem): Fold<Publications> {
  const name = itemText(item);
  const published = (one: PublishedItem, state: Publications, { position }: RecordedFact) =>
    itemText(one) === name ? { ...state, standing: [...state.standing, position] } : state;
  return foldOf<'publications', Publications>(() => ({ standing: [], withdrawals: 0 }), {
    DisclosurePublished({ region, fiscalYear, program, period }, state, fact) {
      const subject = listSubject(program, period);
      return published({ kind: 'LIST', region, fiscalYear, subject }, state, fact);
    },
    DocumentPublished: published,
    DisclosureWithdrawn: (one, state) =>
      itemText(one) === name ? { standing: [], withdrawals: state.withdrawals + 1 } : state,
  });
}
