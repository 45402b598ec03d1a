import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '../domain/leaf.js';
import { type PersonsAsked, addPseudonymsOf, bundledPersons } from './bundled-persons.js';

const [A, B, C] = ['a', 'b', 'c'].map((letter) => letter.repeat(43)) as [string, string, string];
const KNOWN = { identityNo: '1', name: '某甲', earlierNames: [] };

function asked(done: string[], known: readonly string[], gone: readonly string[]): PersonsAsked {
  return {
    purpose: '核查冒领',
    most: 10,
    reveal: async (all) => new Map(all.filter((it) => known.includes(it)).map((it) => [it, KNOWN])),
    forgotten: async (all) => new Set(all.filter((it) => gone.includes(it))),
    record: async (persons) => {
      done.push(...persons);
      return ['event-1'];
    },
  };
}

describe('the persons of a bundle', () => {
  it('are all whom an event names, wherever it does, each once', () => {
    const said = [{ lines: [{ beneficiary: B }, { beneficiary: A }] }, { beneficiary: B, no: 'x' }];
    const events = said.map((data) => ({ data: JSON.stringify(data) }) as RecordedEvent);
    const found = new Set<string>();
    for (const event of events) addPseudonymsOf(event, found);
    expect([...found].toSorted()).toEqual([A, B]);
  });

  it('are recorded where they are known, and told as forgotten where they were erased', async () => {
    const recorded: string[] = [];
    const { entry, file } = await bundledPersons([A, B, C], asked(recorded, [A], [B]));
    expect(recorded).toEqual([A]);
    expect(JSON.parse(file[1])).toEqual({
      purpose: '核查冒领',
      accessEvents: ['event-1'],
      persons: [
        { pseudonym: A, ...KNOWN },
        { pseudonym: B, forgotten: true },
      ],
    });
    expect(entry).toMatchObject({ purpose: '核查冒领', persons: 1, forgotten: 1 });
  });

  it('are not given where that could not be recorded', async () => {
    const broken = { ...asked([], [A], []), record: () => Promise.reject(new Error('away')) };
    await expect(bundledPersons([A], broken)).rejects.toThrow('away');
  });

  it('leave no record where nobody is known', async () => {
    const recorded: string[] = [];
    const { entry } = await bundledPersons([C], asked(recorded, [], []));
    expect(recorded).toEqual([]);
    expect(entry).toMatchObject({ persons: 0, forgotten: 0 });
  });
});
