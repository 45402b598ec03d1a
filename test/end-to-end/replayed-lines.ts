/** Reads the lines of a replay, and folds them to what a ledger says. */
export interface Change {
  readonly class: string;
  readonly code: string;
  readonly figure: string;
  readonly before: string;
  readonly after: string;
}

export interface Line {
  readonly event: {
    readonly id: string;
    readonly type: string;
    readonly position: number;
    readonly occurredOn: string;
    readonly recordedAt: string;
  };
  readonly changes: readonly Change[];
  readonly gap: { readonly before: string; readonly after: string };
  readonly alerts: readonly {
    readonly episode: number;
    readonly what: string;
    readonly before: object | null;
    readonly after: Readonly<Record<string, unknown>>;
  }[];
  readonly late: boolean;
  readonly lateBecause: readonly string[];
}

/** Every figure that is not zero, by `class/code/figure`. */
export type LedgerFigures = ReadonlyMap<string, string>;

export function linesOf(text: string): Line[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

/** @throws where a figure is not before an entry what it was after the one before */
export function foldedLines(lines: readonly Line[]): LedgerFigures {
  const figures = new Map<string, string>();
  let gap = '0.00';
  for (const line of lines) {
    if (line.gap.before !== gap)
      throw new Error(`gap ${gap} is ${line.gap.before} before an entry`);
    gap = line.gap.after;
    for (const { class: of, code, figure, before, after } of line.changes) {
      const key = `${of}/${code}/${figure}`;
      const was = figures.get(key) ?? '0.00';
      if (was !== before) throw new Error(`${key} is ${was}, not ${before}`);
      figures.set(key, after);
    }
  }
  return comparable(figures);
}

interface Ledger {
  readonly programs: readonly { readonly program: string }[];
  readonly construction: readonly { readonly project: string }[];
  readonly otherAccounts?: readonly { readonly program: string }[];
}

export function ledgerFigures({
  programs,
  construction,
  otherAccounts = [],
}: Ledger): LedgerFigures {
  const figures = new Map<string, string>();
  const take = (account: string, line: object): void => {
    for (const [name, amount] of Object.entries(line)) {
      if (/^-?\d+\.\d\d$/.test(String(amount))) figures.set(`${account}/${name}`, String(amount));
    }
  };
  for (const line of programs) take(`BASIC_LIVELIHOOD/${line.program}`, line);
  for (const line of construction) take(`CONSTRUCTION/${line.project}`, line);
  for (const line of otherAccounts) take(line.program, line);
  return comparable(figures);
}

/** Reckoned from others, and no event's to move. */
const RECKONED = 'projectedNeed';
const OF_PROJECTS = new Set(['arranged', 'spent', 'carriedOut', 'available']);

/** Of projects, the figures that the ledger shows. */
function comparable(figures: ReadonlyMap<string, string>): LedgerFigures {
  const kept = [...figures].filter(
    ([key, amount]) =>
      amount !== '0.00' &&
      !key.endsWith(`/${RECKONED}`) &&
      (!key.startsWith('CONSTRUCTION/') || OF_PROJECTS.has(key.split('/').at(-1)!)),
  );
  return new Map(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function turnedBack(lines: readonly Line[]): Line[] {
  return [...lines].reverse();
}
