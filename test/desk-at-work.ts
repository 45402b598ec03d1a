/** Desks over the event store in memory, with a province and three counties registered. */
import { randomUUID } from 'node:crypto';
import { MemoryEventStore } from '../libs/event-store/memory/memory-event-store.js';
import type { Actor, EventStore, StoredEvent } from '../libs/event-store/port.js';
import type { FundsCommand } from '../libs/funds/domain/commands.js';
import type { CountyState } from '../libs/funds/domain/county-state.js';
import type { DeskCommand, SingleAnswer, SingleCommand } from '../libs/funds/domain/desk.js';
import type { ProvinceState } from '../libs/funds/domain/province-state.js';
import { LedgerBooks } from '../libs/funds/store/ledger-books.js';
import type { DecisionRules } from '../libs/funds/store/ledger-decisions.js';
import { LedgerDesk } from '../libs/funds/store/ledger-desk.js';
import { COUNTIES, PROVINCE } from './given-when-then.js';

export const RULES: DecisionRules = { constructionControl: 'flag', today: () => '2017-06-30' };
export const CLERK: Actor = {
  subject: 'a-clerk',
  role: 'county-treasury',
  organisation: COUNTIES[0],
};
export const CHIEF: Actor = { ...CLERK, subject: 'a-chief' };

export function region(
  code: string,
  level: 'province' | 'county',
): Extract<DeskCommand, { kind: 'ReportFact' }> {
  const data = { code, name: code, level, parent: level === 'county' ? PROVINCE : null };
  return { kind: 'ReportFact', type: 'RegionRegistered', data };
}

/** A command as one user brings it, with a command id of its own. */
export function brought(
  command: DeskCommand,
  changes: Partial<Omit<SingleCommand, 'command'>> = {},
): SingleCommand {
  const commandId = changes.commandId ?? randomUUID();
  return { command, actor: CLERK, commandId, correlationId: commandId, ...changes };
}

/** A store with the divisions, and a desk on it that carries out what is needed first. */
export async function deskWith(
  ...commands: readonly FundsCommand[]
): Promise<{ readonly store: MemoryEventStore; readonly desk: LedgerDesk }> {
  const store = new MemoryEventStore();
  const desk = new LedgerDesk(store, RULES);
  const regions = [region(PROVINCE, 'province'), ...COUNTIES.map((code) => region(code, 'county'))];
  for (const command of [...regions, ...commands]) await carriedOut(desk, command);
  return { store, desk };
}

/** @returns the first event recorded */
export async function carriedOut(
  desk: LedgerDesk,
  command: DeskCommand,
  changes: Parameters<typeof brought>[1] = {},
): Promise<string> {
  return recordedId(await desk.execute(brought(command, changes)));
}

/** Id of the event that decides, the last of its append. */
export function recordedId(answer: SingleAnswer): string {
  if (answer.kind !== 'recorded') {
    throw new Error(answer.kind === 'refused' ? answer.refusal.code : answer.kind);
  }
  return answer.result.events.at(-1)!.id;
}

/** The answer in one word: its kind, or the code of the refusal. */
export function wordOf(answer: SingleAnswer): string {
  if (answer.kind === 'refused') return answer.refusal.code;
  return answer.kind === 'recorded' && answer.replayed ? 'replayed' : answer.kind;
}

export interface Folded {
  readonly province: ProvinceState;
  readonly county: (region?: string) => CountyState;
}

/** The books as a fresh reader folds them. */
export async function freshBooks(store: EventStore): Promise<Folded> {
  const books = new LedgerBooks(store);
  const { province, counties } = await books.open(COUNTIES);
  return { province, county: (code = COUNTIES[0]) => counties.get(code)! };
}

export async function eventsOf(store: EventStore, stream?: string): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  const pages = stream === undefined ? store.readAll() : store.readStream(stream);
  for await (const page of pages) events.push(...page);
  return events;
}
