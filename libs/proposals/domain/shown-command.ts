/** A command that was kept, as whoever reviews it sees it: amounts in yuan, nobody's complaint. */
import { formatYuan } from '../../money/fen.js';

/** Lists have a route of their own; what somebody complained of is looked at on the record. */
const LEFT_OUT: ReadonlySet<string> = new Set(['lines', 'complaint', 'kind']);

export function shownOrder(order: unknown): Readonly<Record<string, unknown>> {
  return shownMembers(order as Readonly<Record<string, unknown>>);
}

function shownMembers(of: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const entries = Object.entries(of).filter(([name]) => !LEFT_OUT.has(name));
  return Object.fromEntries(
    entries.map(([name, value]) => [name.replace(/Fen$/, ''), shown(value)]),
  );
}

function shown(value: unknown): unknown {
  if (typeof value === 'bigint') return formatYuan(value);
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== 'object' || value === null) return value;
  return shownMembers(value as Readonly<Record<string, unknown>>);
}
