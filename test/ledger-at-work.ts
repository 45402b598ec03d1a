/** Ledgers over the event store in memory, with a province and three counties registered. */
import { randomUUID } from 'node:crypto';
import {
  type CommandAnswer,
  type CommandContext,
  outcomeOf,
} from '../libs/command-handling/answers.js';
import { CommandHandler } from '../libs/command-handling/command-handler.js';
import { MemoryEventStore } from '../libs/event-store/memory/memory-event-store.js';
import type { AppendingEventStore } from '../libs/event-store/appending.js';
import type { Actor, StoredEvent } from '../libs/event-store/port.js';
import type { FundsCommand, LedgerCommand } from '../libs/funds/domain/commands.js';
import type { CountyState } from '../libs/funds/domain/county-state.js';
import type { ProvinceState } from '../libs/funds/domain/province-state.js';
import { Corrections } from '../libs/funds/store/corrections.js';
import { Ledger } from '../libs/funds/store/ledger.js';
import { LedgerStates } from '../libs/funds/store/ledger-states.js';
import { COUNTIES, PROVINCE } from './given-when-then.js';

export const CLERK: Actor = {
  subject: 'a-clerk',
  role: 'county-treasury',
  organisation: COUNTIES[0],
};
export const CHIEF: Actor = { ...CLERK, subject: 'a-chief' };

export function region(
  code: string,
  level: 'province' | 'county',
): Extract<LedgerCommand, { kind: 'ReportFact' }> {
  const data = { code, name: code, level, parent: level === 'county' ? PROVINCE : null };
  return { kind: 'ReportFact', type: 'RegionRegistered', data };
}

/** A clerk who brings a command, with a command id of its own. */
export function someone(changes: Partial<CommandContext> = {}): CommandContext {
  const commandId = changes.commandId ?? randomUUID();
  return { actor: CLERK, commandId, correlationId: commandId, ...changes };
}

/** A command as one user brings it. */
export function brought(
  command: LedgerCommand,
  changes: Partial<CommandContext> = {},
): readonly [LedgerCommand, CommandContext] {
  return [command, someone(changes)];
}

/** Later than whatever these specs enter. */
export const TODAY = '2019-06-30';

/** What one process has over a store. */
export interface AtWork {
  readonly handler: CommandHandler;
  readonly ledger: Ledger;
  readonly corrections: Corrections;
}

export function atWorkOn(store: AppendingEventStore, keptCounties?: number): AtWork {
  const catchUp = async () => ({ position: await store.head(), missing: [] });
  const handler = new CommandHandler({ store, today: () => TODAY, catchUp });
  const rules = { constructionControl: 'flag' } as const;
  const kept = keptCounties === undefined ? {} : { keptCounties };
  const ledger = new Ledger({ handler, store, rules, ...kept });
  return { handler, ledger, corrections: new Corrections(handler, ledger.states) };
}

export function ledgerOn(store: AppendingEventStore, keptCounties?: number): Ledger {
  return atWorkOn(store, keptCounties).ledger;
}

/** A store with the divisions, and a ledger on it that carries out what is needed first. */
export async function ledgerWith(
  ...commands: readonly FundsCommand[]
): Promise<AtWork & { readonly store: MemoryEventStore }> {
  const store = new MemoryEventStore();
  const atWork = atWorkOn(store);
  const regions = [region(PROVINCE, 'province'), ...COUNTIES.map((code) => region(code, 'county'))];
  for (const command of [...regions, ...commands]) await carriedOut(atWork.ledger, command);
  return { store, ...atWork };
}

/** @returns id of the event that decides */
export async function carriedOut(
  ledger: Ledger,
  command: LedgerCommand,
  changes: Partial<CommandContext> = {},
): Promise<string> {
  return recordedId(await ledger.execute(...brought(command, changes)));
}

/** Id of the event that decides, the last of its append. */
export function recordedId(answer: CommandAnswer): string {
  if (answer.kind !== 'recorded') throw new Error(outcomeOf(answer));
  return answer.result.events.at(-1)!.id;
}

/** The answer in one word: its kind, or the code of the refusal. */
export function wordOf(answer: CommandAnswer): string {
  return answer.kind === 'recorded' && answer.replayed ? 'replayed' : outcomeOf(answer);
}

export interface Folded {
  readonly province: ProvinceState;
  readonly county: (region?: string) => CountyState;
}

/** The states as a fresh reader folds them. */
export async function freshStates(store: AppendingEventStore): Promise<Folded> {
  const wanted = { regions: COUNTIES, province: true };
  const { state } = await new LedgerStates(store).read(wanted, true);
  return { province: state.province, county: (code = COUNTIES[0]) => state.counties.get(code)! };
}

export async function eventsOf(
  store: AppendingEventStore,
  stream?: string,
): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  const pages = stream === undefined ? store.readAll() : store.readStream(stream);
  for await (const page of pages) events.push(...page);
  return events;
}
