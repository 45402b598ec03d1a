import type { LoggedEvent } from './event-log.js';

export type EventFilter = (event: LoggedEvent) => boolean;

interface Expression {
  getRegex(): string;
  getPrefixList(): string[];
}

/** Of reads, subscriptions and persistent subscriptions, which each have a message of their own. */
export interface FilterOptions {
  getStreamIdentifier(): Expression | undefined;
  getEventType(): Expression | undefined;
}

export const matchesAll: EventFilter = () => true;

/** A regular expression wins over prefixes, as on the server; it is JavaScript's, not .NET's. */
export function eventFilter(options: FilterOptions): EventFilter {
  const onStream = options.getStreamIdentifier();
  const expression = onStream ?? options.getEventType();
  if (expression === undefined) return matchesAll;
  const matches = textFilter(expression);
  return onStream ? ({ stream }) => matches(stream) : ({ type }) => matches(type);
}

function textFilter(expression: Expression): (text: string) => boolean {
  const regex = expression.getRegex();
  if (regex !== '') {
    const pattern = new RegExp(regex);
    return (text) => pattern.test(text);
  }
  const prefixes = expression.getPrefixList();
  return (text) => prefixes.some((prefix) => text.startsWith(prefix));
}
