/** Decides commands of every kind on the books, and says what is to be appended. */
import type { Fact } from '../../event-catalogue/catalogue.js';
import { fingerprintOf } from '../../event-store/identifiers.js';
import { report } from '../../reference-facts/domain/deciding.js';
import { type Refusal, isRefusal, refuse } from '../../refusals/refusals.js';
import type { FundsCommand } from '../domain/commands.js';
import type { Circumstances } from '../domain/county-decisions.js';
import { businessDateOf, decide, readsCounties, writesTo } from '../domain/deciding.js';
import type { DeskCommand } from '../domain/desk.js';
import { naturalKeyOfCommand } from '../domain/natural-keys.js';
import { LedgerBooks } from './ledger-books.js';
import type { Decided } from './prepared-append.js';

export interface DecisionRules {
  readonly constructionControl: Circumstances['constructionControl'];
  /** Business date of today in Asia/Shanghai, for facts that carry none of their own. */
  readonly today: () => string;
}

/** The counties whose books must be open to decide. */
export function countiesOfCommand(command: DeskCommand): readonly string[] {
  return command.kind === 'ReportFact' ? [] : readsCounties(command);
}

export function naturalKeyOfDeskCommand(command: DeskCommand, books: LedgerBooks): string | null {
  if (command.kind !== 'ReportFact') return naturalKeyOfCommand(command);
  const reported = report(command, books.divisions, '');
  return isRefusal(reported) ? null : reported.naturalKey;
}

/** How often the entry with this key has been reversed, as far as the command's books know. */
export function generationOf(command: DeskCommand, books: LedgerBooks, key: string): number {
  if (command.kind === 'ReportFact') return 0;
  const writes = writesTo(command);
  const book = writes === 'province' ? books.provinceState : books.kept(writes.county)?.state;
  return book?.generations.get(key) ?? 0;
}

/** @returns the fact with its place and claims, or why not */
export function decideOnBooks(
  command: DeskCommand,
  books: LedgerBooks,
  rules: DecisionRules,
): Decided | Refusal {
  return command.kind === 'ReportFact'
    ? decideReport(command, books, rules)
    : decideFunds(command, books, rules);
}

function decideReport(
  command: Extract<DeskCommand, { kind: 'ReportFact' }>,
  books: LedgerBooks,
  rules: DecisionRules,
): Decided | Refusal {
  const reported = report(command, books.divisions, rules.today());
  if (isRefusal(reported)) return reported;
  const { stream, occurredOn, naturalKey } = reported;
  const claim = { key: `${naturalKey}/0`, fingerprint: fingerprintOf(command) };
  const fact = reported.fact as Fact;
  return { fact, stream, occurredOn, claim, revision: undefined, guards: [] };
}

function decideFunds(
  command: FundsCommand,
  books: LedgerBooks,
  rules: DecisionRules,
): Decided | Refusal {
  const provinceStream = books.provinceStream();
  if (!provinceStream) return refuse('REGION_UNKNOWN', { region: '省级 province' });
  const regions = readsCounties(command);
  const { divisions } = books;
  const { constructionControl } = rules;
  const fact = decide(command, books.books(regions), { divisions, constructionControl });
  if (isRefusal(fact)) return fact;
  const writes = writesTo(command);
  const stream = writes === 'province' ? provinceStream : LedgerBooks.countyStream(writes.county);
  const key = naturalKeyOfCommand(command);
  const generation = generationOf(command, books, key);
  return {
    fact,
    stream,
    occurredOn: businessDateOf(fact),
    revision: books.revisionOf(stream)!,
    guards: books.guards(regions, stream),
    claim: { key: `${key}/${generation}`, fingerprint: fingerprintOf(command) },
  };
}
