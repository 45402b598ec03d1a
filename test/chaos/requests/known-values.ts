/**
 * What answers have told: numbers of documents, ids, positions. A request takes what its path and
 * fields name from here, so that it is about something that is there.
 */
import type { Random } from './random.js';

type Told = string | number;

const MOST_OF_A_NAME = 400;

export class KnownValues {
  private readonly byName = new Map<string, Told[]>();
  private readonly seen = new Set<string>();

  /** @param template the path of the operation that was answered, as the document has it */
  keep(template: string, answer: unknown): void {
    this.walk(placeOf(template), answer);
  }

  add(name: string, value: Told): void {
    const key = `${name} ${value}`;
    if (this.seen.has(key)) return;
    const values = this.byName.get(name) ?? [];
    if (values.length >= MOST_OF_A_NAME) return;
    this.seen.add(key);
    values.push(value);
    this.byName.set(name, values);
  }

  /** What is known under the name where the path begins alike, else under the name anywhere. */
  pick(template: string, name: string, random: Random): Told | undefined {
    for (const names of [NAMES[name]?.map((it) => `${placeOf(template)} ${it}`), [name]]) {
      const values = (names ?? []).flatMap((each) => this.byName.get(each) ?? []);
      if (values.length > 0) return random.pick(values);
    }
    return undefined;
  }

  private walk(place: string, value: unknown): void {
    if (Array.isArray(value)) {
      for (const each of value) this.walk(place, each);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      if (typeof member === 'string' || typeof member === 'number') {
        this.add(name, member);
        this.add(`${place} ${name}`, member);
      } else this.walk(place, member);
    }
  }
}

/** Under which names lists show what a path calls `id` or `no`. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  id: ['id', 'alertId', 'findingId', 'correctionNo', 'forgettingNo', 'schemeId'],
  no: ['no', 'matterNo', 'objectionNo', 'targetNo'],
};

/** The list that a path belongs to. */
function placeOf(template: string): string {
  return template.split('/{')[0]!;
}
