/** What the importer and the exporter need of the vault of personal data; `libs/access` has one. */
export interface Person {
  readonly identityNo: string;
  /** Empty where the package does not say it. */
  readonly name: string;
}

export interface PseudonymVault {
  /**
   * Keyed hash of the identity number: the same for the same person, always. Called for each line.
   */
  pseudonym(identityNo: string): string;
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
  reveal(pseudonyms: readonly string[]): Promise<ReadonlyMap<string, Person | 'forgotten'>>;
}
