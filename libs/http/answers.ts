/** What questions over HTTP have in common. */

/**
 * A page of a list in a stable order: the rows after the key. Keys are what a query gave as `next`,
 * but pass through clients: a query that cannot read one throws InvalidCursor.
 */
export interface PageRequest {
  readonly after?: string;
  readonly limit: number;
}

export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';
}

export interface Page<T extends object> {
  readonly items: readonly T[];
  /** null: nothing follows. */
  readonly next: string | null;
}

/**
 * As a figure stood at the end of a business day, and as the system knew it at a time (ISO 8601).
 */
export interface PointInTime {
  readonly asOf?: string;
  readonly knownAt?: string;
}
