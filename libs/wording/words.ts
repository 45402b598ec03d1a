/** What people read in place of a code. Events, keys and requests keep the code. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export type WordTable<Code extends string = string> = Readonly<Record<Code, Words>>;

/** A list of codes each of which has words. */
export type CodesOf<Table> = readonly (keyof Table)[];

export function words(zh: string, en: string): Words {
  return { zh, en };
}

/** The words of a code; of one that the table doesn't know the code itself. */
export function wordsOf(table: WordTable, code: string): Words {
  return Object.hasOwn(table, code) ? table[code]! : words(code, code);
}

/** The code that the Chinese words or the code itself stand for, as a cell may hold them. */
export function codeOf<Code extends string>(
  table: WordTable<Code>,
  written: string,
): Code | undefined {
  const codes = Object.keys(table) as Code[];
  return codes.find((code) => code === written || table[code].zh === written);
}

/** The codes of a table, in its order. */
export function codesIn<Table extends WordTable>(table: Table): readonly (keyof Table & string)[] {
  return Object.keys(table);
}
