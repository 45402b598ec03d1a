/**
 * The persons whom the events of a bundle name by pseudonym, named: in a file of their own, for a
 * stated purpose, and only after the record of access says who took them and why.
 */
import { createHash } from 'node:crypto';
import type { RecordedEvent } from '../domain/leaf.js';

/** What the vault holds of somebody. */
export interface NamedPerson {
  readonly identityNo: string;
  /** The latest; empty where only the number is known. */
  readonly name: string;
  readonly earlierNames: readonly string[];
}

export interface PersonsAsked {
  readonly purpose: string;
  /** Persons that may be taken along. */
  readonly most: number;
  /** Whoever is known and not forgotten, by pseudonym. */
  readonly reveal: (pseudonyms: readonly string[]) => Promise<ReadonlyMap<string, NamedPerson>>;
  /** Those whose data were erased. */
  readonly forgotten: (pseudonyms: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Records who is taken along, durable when it resolves; answers the ids of the events. */
  readonly record: (pseudonyms: readonly string[]) => Promise<readonly string[]>;
}

export interface BundledPersons {
  /** Of the manifest. */
  readonly entry: object;
  readonly file: readonly [name: string, content: string];
}

const FILE = 'personal-data.json';
/** HMAC-SHA256 in base64url, as a JSON string. */
const PSEUDONYM = /"([A-Za-z0-9_-]{43})"/g;

/** What has the form and is no pseudonym the vault does not know. */
export function addPseudonymsOf({ data }: Pick<RecordedEvent, 'data'>, to: Set<string>): void {
  for (const [, pseudonym] of data.matchAll(PSEUDONYM)) to.add(pseudonym!);
}

export async function bundledPersons(
  pseudonyms: readonly string[],
  { purpose, reveal, forgotten, record }: PersonsAsked,
): Promise<BundledPersons> {
  const [known, gone] = [await reveal(pseudonyms), await forgotten(pseudonyms)];
  const persons = pseudonyms
    .filter((pseudonym) => known.has(pseudonym) || gone.has(pseudonym))
    .map((pseudonym) => personOf(pseudonym, known.get(pseudonym)));
  const accessEvents = known.size === 0 ? [] : await record([...known.keys()].toSorted());
  const content = `${JSON.stringify({ purpose, accessEvents, persons }, null, 1)}\n`;
  const sha256 = createHash('sha256').update(content).digest('hex');
  const counted = { persons: known.size, forgotten: persons.length - known.size };
  return { entry: { file: FILE, purpose, ...counted, sha256 }, file: [FILE, content] };
}

function personOf(pseudonym: string, known: NamedPerson | undefined): object {
  if (!known) return { pseudonym, forgotten: true };
  const { identityNo, name, earlierNames } = known;
  return { pseudonym, identityNo, name, earlierNames };
}
