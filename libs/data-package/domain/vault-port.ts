/** What the importer and the exporter need of the vault of personal data; `libs/access` has one. */
import type { Payee } from '../../access/domain/payee.js';

export interface Person {
  readonly identityNo: string;
  /** Empty where the package does not say it. */
  readonly name: string;
  readonly payee?: Payee;
}

/** What events hold of a person; see `libs/access/store/vault.ts`. */
export interface PersonMarks {
  readonly beneficiary: string;
  readonly given?: string;
  readonly nameMark: string;
  readonly payeeMark: string | null;
}

/** A person as payments and exits name one. */
export interface RevealedPerson {
  readonly identityNo: string;
  /** As a payment was recorded. @param mark null: recorded before payments kept the name */
  nameOf(mark: string | null): string;
  payeeOf(mark: string | null): Payee | undefined;
}

export interface PseudonymVault {
  /**
   * Keyed hash of the identity number: the same for the same person, always. Called for each line.
   */
  pseudonym(identityNo: string): string;
  /** Called for each line. */
  marks(person: Person): PersonMarks;
  /**
   * Keeps who is behind a pseudonym; durable when it resolves. A person may be handed in many
   * times.
   */
  remember(persons: readonly Person[]): Promise<void>;
  /**
   * Keeps persons of whom only the number is known (exits); where it is missing they are not kept.
   */
  rememberNumbers?(identityNos: readonly string[]): Promise<void>;
}

export interface RevealingVault {
  /** The persons behind the pseudonyms, as far as they are known. */
  reveal(pseudonyms: readonly string[]): Promise<ReadonlyMap<string, RevealedPerson>>;
}
