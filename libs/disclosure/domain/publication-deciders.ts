/**
 * Publishing documents and withdrawing what was published: each an act of an office, recorded. What
 * is published as a whole must be there, as claims and streams say.
 * @source 2017, 四（四）, 五（三）
 */
import { members } from '../../command-handling/content.js';
import type { Decider } from '../../command-handling/decider.js';
import type { Reading } from '../../command-handling/reading.js';
import type { DataOf } from '../../event-catalogue/catalogue.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';
import {
  type Publications,
  type PublishedItem,
  disclosureStream,
  itemText,
  publicationsOf,
} from './published-items.js';

export type PublishDocument = DataOf<'DocumentPublished'>;

export interface WithdrawPublication {
  readonly item: PublishedItem;
  readonly reason: string;
}

interface ReadPublications {
  readonly publications: Publications;
  /** Why the item cannot be published as a whole; null: it can. */
  readonly missing: Refusal | null;
}

export const publishDocument: Decider<PublishDocument, ReadPublications> = {
  name: () => 'PublishDocument',
  content: (command) => ({ asked: dataOf(command) }),
  read: async (reading, command) => ({
    publications: await reading.stream(disclosureStream(command.region), publicationsOf(command)),
    missing: await missing(reading, command),
  }),
  decide: (command, { publications, missing: refusal }, { today }) => {
    const { publishedOn } = command;
    if (publishedOn > today) return refuse('PUBLICATION_IN_FUTURE', { publishedOn, today });
    if (refusal) return refusal;
    const key = `publication/${itemText(command)}/${publishedOn}/${publications.withdrawals}`;
    return {
      fact: { type: 'DocumentPublished', data: dataOf(command) },
      occurredOn: publishedOn,
      stream: disclosureStream(command.region),
      claim: { key, fingerprint: itemText(command) },
    };
  },
};

/** Refused where nothing stands published: a second withdrawal withdraws nothing. */
export const withdrawPublication: Decider<WithdrawPublication, ReadPublications> = {
  name: () => 'WithdrawPublication',
  content: ({ item, reason }) => ({ asked: { withdraw: placeOf(item), reason } }),
  read: async (reading, { item }) => {
    const { kind } = item;
    return {
      publications: await reading.stream(disclosureStream(item.region), publicationsOf(item)),
      missing:
        kind === 'TRANSFER' || kind === 'LEDGER'
          ? await missing(reading, { ...item, kind })
          : refuse('NOT_PUBLISHED', { item: itemText(item) }),
    };
  },
  decide: ({ item, reason }, { publications, missing: refusal }, { today }) => {
    const latest = publications.standing.at(-1);
    // Documents and closed ledgers are open after some days without an act of anybody.
    const opensByItself = refusal === null && publications.withdrawals === 0;
    if (latest === undefined && !opensByItself) {
      return refuse('NOT_PUBLISHED', { item: itemText(item) });
    }
    return {
      fact: { type: 'DisclosureWithdrawn', data: { ...placeOf(item), withdrawnOn: today, reason } },
      occurredOn: today,
      stream: disclosureStream(item.region),
      claim: { key: `withdrawal/${itemText(item)}/${latest ?? 0n}/0`, fingerprint: itemText(item) },
    };
  },
};

function dataOf(command: PublishDocument): PublishDocument {
  return members(command, 'kind', 'region', 'fiscalYear', 'subject', 'publishedOn', 'url');
}

function placeOf(item: PublishedItem): PublishedItem {
  return members(item, 'kind', 'region', 'fiscalYear', 'subject');
}

type Document = Pick<PublishDocument, 'kind' | 'region' | 'fiscalYear' | 'subject'>;

async function missing(reading: Reading, document: Document): Promise<Refusal | null> {
  const { kind, region, fiscalYear } = document;
  const registered = await reading.claimedFact(`region/${region}/0`);
  if (registered?.type !== 'RegionRegistered') return refuse('REGION_UNKNOWN', { region });
  const { level } = registered.data;
  if (kind !== 'LEDGER') {
    if (level === 'province') return missingDocument(reading, { ...document, kind });
    return refuse('REGION_NOT_THE_PROVINCE', { region });
  }
  if (level !== 'county') return refuse('REGION_NOT_A_COUNTY', { region });
  const closing = await reading.claimedFact(`close/${region}/${fiscalYear}/0`);
  return closing ? null : refuse('LEDGER_NOT_CLOSED', { region, fiscalYear });
}

type Whole = Document & { readonly kind: Exclude<Document['kind'], 'LEDGER'> };

async function missingDocument(reading: Reading, document: Whole): Promise<Refusal | null> {
  const { kind, region, fiscalYear, subject } = document;
  const item = subject || `${kind} ${fiscalYear}`;
  if (kind !== 'TRANSFER') {
    const isThere =
      kind === 'ALLOCATION'
        ? (await reading.claimedFact(`scheme-adoption/${subject}/0`)) !== undefined
        : (await reading.revision(`evaluation-${fiscalYear}`)) >= 0n;
    return isThere ? null : refuse('NOT_YET_ADOPTED', { item });
  }
  const issued = await reading.standingFact(`transfer/${subject}`);
  const isOfYear = issued?.type === 'TransferIssued' && issued.data.fiscalYear === fiscalYear;
  return isOfYear ? null : refuse('TRANSFER_UNKNOWN', { documentNo: item, region });
}
