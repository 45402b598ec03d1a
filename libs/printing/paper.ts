/**
 * A paper as it is described before it is printed: A4, a title, blocks one under the other, a foot
 * on every page. Long tables come row by row and are never held whole.
 */

export interface Column {
  readonly head: string;
  /** Columns side by side with the same words stand under one head. */
  readonly group?: string;
  /** Share of the width of the page. */
  readonly width: number;
  /** Left where it is left out. What stands right is never broken but narrowed. */
  readonly align?: 'left' | 'right' | 'center';
}

export interface Row {
  /** As many as there are columns. */
  readonly cells: readonly string[];
  readonly bold?: boolean;
}

export interface Table {
  readonly kind: 'table';
  readonly heading?: string;
  /** 单位：元 */
  readonly unit?: string;
  readonly columns: readonly Column[];
  readonly rows: Iterable<Row> | AsyncIterable<Row>;
  /** Said in place of rows where there are none. */
  readonly empty?: string;
}

export type Block =
  | Table
  /** Words and values, two pairs a line. */
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [string, string])[] }
  | { readonly kind: 'heading'; readonly text: string }
  /** Indented by two characters, as letters are. */
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Set off from the text, in small type. */
  | { readonly kind: 'notes'; readonly notes: readonly string[] };

export interface Paper {
  readonly title: string;
  readonly subtitle: string;
  readonly landscape?: boolean;
  readonly blocks: Iterable<Block> | AsyncIterable<Block>;
  /** Who signs and seals, at the end; none: no line for it. */
  readonly seal: readonly string[];
  /** Stand at the foot of every page, one line each. */
  readonly foot: readonly string[];
  /** Also the time that the file says of itself: the same paper is the same bytes. */
  readonly printedAt: Date;
}
