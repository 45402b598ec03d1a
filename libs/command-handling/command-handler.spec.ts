import { describe, expect, it } from '@jest/globals';
import { eventsOf, someone, wordOf } from '../../test/ledger-at-work.js';
import { SlowStore } from '../../test/slow-store.js';
import { MemoryEventStore } from '../event-store/memory/memory-event-store.js';
import { eventIdOf } from '../event-store/identifiers.js';
import type { AppendingEventStore } from '../event-store/appending.js';
import { StoreUnavailable } from '../event-store/port.js';
import { refuse } from '../refusals/refusals.js';
import type { HandledCommand } from './answers.js';
import { CommandHandler } from './command-handler.js';
import type { Decider, Decision } from './decider.js';
import type { Fold } from './fold.js';

interface Count {
  readonly stream: string;
  /** Streams that are read beside it. */
  readonly beside?: readonly string[];
  readonly most?: number;
}

const looked = (purpose: string) =>
  ({ type: 'PersonalDataViewed', data: { beneficiary: 'p', purpose } }) as const;

const NUMBER: Fold<number> = { initial: () => 0, evolve: (number) => number + 1 };

/** Says in each event how many there are in its stream and in those beside it. */
const count: Decider<Count, number> = {
  name: () => 'Count',
  content: ({ stream }) => ({ asked: stream }),
  read: async (reading, { stream, beside = [] }) => {
    let found = 0;
    for (const name of [stream, ...beside]) {
      found += await reading.stream(name, NUMBER);
    }
    return found;
  },
  decide: ({ stream, most = Infinity }, found, { today }) => {
    if (found >= most) return refuse('DUPLICATE_KEY', { key: stream });
    return { fact: looked(String(found)), occurredOn: today, stream };
  },
};

const noted = (decision: Partial<Decision> = {}): Decider<null, null> => ({
  name: () => 'Note',
  content: () => null,
  read: async () => null,
  decide: (_, __, { today }) => ({
    ...{ fact: looked('noted'), occurredOn: today, stream: 'note-1' },
    ...decision,
  }),
});

function handlerOn(store: AppendingEventStore, heard: HandledCommand[] = []): CommandHandler {
  const handler = new CommandHandler({ store, today: () => '2017-06-30' });
  handler.observe((handled) => heard.push(handled));
  return handler;
}

async function said(store: AppendingEventStore, stream: string): Promise<readonly string[]> {
  const events = await eventsOf(store, stream);
  return events.map(({ data }) => (JSON.parse(data) as { readonly purpose: string }).purpose);
}

describe('a decision', () => {
  it('is appended at the revision that it was read at, or made again', async () => {
    const store = new MemoryEventStore();
    const handlers = [1, 2, 3].map(() => handlerOn(new SlowStore(store)));
    const answers = Array.from({ length: 12 }, (_, n) =>
      handlers[n % 3]!.execute(count, { stream: 'count-1' }, someone()),
    );
    expect(new Set((await Promise.all(answers)).map(wordOf))).toEqual(new Set(['recorded']));
    const numbers = Array.from({ length: 12 }, (_, n) => String(n));
    expect(await said(store, 'count-1')).toEqual(numbers);
  });

  it('is made again where a stream that it has only read has grown', async () => {
    const store = new MemoryEventStore();
    const others = handlerOn(store);
    let overtakes = 2;
    const slow = new SlowStore(store, async () => {
      if (overtakes-- > 0) await others.execute(count, { stream: 'count-2' }, someone());
    });
    const command = { stream: 'count-1', beside: ['count-2'] };
    expect(wordOf(await handlerOn(slow).execute(count, command, someone()))).toBe('recorded');
    expect(await said(store, 'count-1')).toEqual(['2']);
  });

  it('on nothing is appended to a stream as it is', async () => {
    const store = new MemoryEventStore();
    const requests: unknown[] = [];
    const slow = new SlowStore(store, async (request) => void requests.push(request));
    await handlerOn(slow).execute(noted(), null, someone());
    expect(requests).toMatchObject([{ writes: [{ expectedRevision: 'any' }], guards: [] }]);
  });

  it('is given up where others are faster each time', async () => {
    const store = new MemoryEventStore();
    const others = handlerOn(store);
    const slow = new SlowStore(store, async () => {
      await others.execute(count, { stream: 'count-1' }, someone());
    });
    const heard: HandledCommand[] = [];
    const giving = handlerOn(slow, heard).execute(count, { stream: 'count-1' }, someone());
    await expect(giving).rejects.toThrow('too much contention on count-1');
    expect(heard).toMatchObject([{ name: 'Count', outcome: 'failed' }]);
    expect(await said(store, 'count-1')).toHaveLength(20);
  });

  it('may list facts before itself and tell more after, all named by the command', async () => {
    const store = new MemoryEventStore();
    const listed = { stream: 'list-1', facts: [looked('a'), looked('b')] };
    const decider = noted({ listed, more: [looked('c')] });
    const context = someone();
    const answer = await handlerOn(store).execute(decider, null, context);
    const id = (index: number) => eventIdOf(context.commandId, index);
    expect((await eventsOf(store)).map((event) => event.id)).toEqual([1, 2, 0, 3].map(id));
    expect(await said(store, 'list-1')).toEqual(['a', 'b']);
    expect(await said(store, 'note-1')).toEqual(['noted', 'c']);
    const again = await handlerOn(store).execute(decider, null, context);
    expect(wordOf(again)).toBe('replayed');
    expect(again).toMatchObject(
      answer.kind === 'recorded' ? { result: { position: answer.result.position } } : {},
    );
  });

  it('without content has no hash', async () => {
    const store = new MemoryEventStore();
    await handlerOn(store).execute(noted(), null, someone());
    expect(Object.keys((await eventsOf(store))[0]!.metadata)).not.toContain('commandHash');
  });
});

describe('12.B3 a refusal for texts', () => {
  const refusal = refuse('PERSONAL_DATA_IN_TEXT', { fields: 'reason' });
  const claimed = noted({ claim: { key: 'note/1/0', fingerprint: 'f' } });

  it('is told, in a dry run as well, unless the command is recorded', async () => {
    const store = new MemoryEventStore();
    const handler = handlerOn(store);
    const first = someone();
    const answers = [
      await handler.execute(claimed, null, { ...someone(), refusal }),
      await handler.execute(claimed, null, { ...someone(), refusal, dryRun: true }),
      await handler.execute(claimed, null, first),
      await handler.execute(claimed, null, { ...first, refusal }),
      await handler.execute(claimed, null, { ...someone(), refusal }),
      await handler.execute(count, { stream: 'count-1', most: 0 }, { ...someone(), refusal }),
    ];
    expect(answers.map(wordOf)).toEqual([
      'PERSONAL_DATA_IN_TEXT',
      'PERSONAL_DATA_IN_TEXT',
      'recorded',
      'replayed',
      'DUPLICATE_KEY',
      'DUPLICATE_KEY',
    ]);
    expect(await eventsOf(store, 'note-1')).toHaveLength(1);
  });
});

describe('what must be durable before the event', () => {
  it('is made so before each append, and never for a refusal', async () => {
    const store = new MemoryEventStore();
    const kept: bigint[] = [];
    const decider: Decider<Count, number> = {
      ...count,
      beforeAppend: async () => void kept.push(await store.head()),
    };
    await handlerOn(store).execute(decider, { stream: 'count-1', most: 1 }, someone());
    const again = handlerOn(store).execute(decider, { stream: 'count-1', most: 1 }, someone());
    expect(wordOf(await again)).toBe('DUPLICATE_KEY');
    expect(kept).toEqual([0n]);
  });
});

describe('figures', () => {
  const figured: Decider<null, string> = {
    name: () => 'Figure',
    content: () => null,
    read: (reading) => reading.figures(async (position) => String(position)),
    decide: (_, figure, { today }) => ({
      ...{ fact: looked(figure), occurredOn: today, stream: 'figure-1' },
    }),
  };

  it('are asked once the read models have caught up, and their position is recorded', async () => {
    const store = new MemoryEventStore();
    const catchUp = async () => ({ position: await store.head(), missing: [] });
    const handler = new CommandHandler({ store, today: () => '2017-06-30', catchUp });
    for (let n = 0; n < 2; n++) await handler.execute(figured, null, someone());
    expect(await said(store, 'figure-1')).toEqual(['0', '1']);
    const positions = (await eventsOf(store)).map(({ metadata }) => metadata.figuresPosition);
    expect(positions).toEqual([0, 1]);
  });

  it('are refused where an event stops those of a unit that they are about', async () => {
    const store = new MemoryEventStore();
    const missing = [{ region: '220503', eventId: 'E' }];
    const catchUp = async () => ({ position: await store.head(), missing });
    const handler = new CommandHandler({ store, today: () => '2017-06-30', catchUp });
    await expect(handler.execute(figured, null, someone())).rejects.toMatchObject({ eventId: 'E' });
    const read: typeof figured.read = (reading) =>
      reading.figures(
        async () => 'figure',
        () => ['220422'],
      );
    expect(wordOf(await handler.execute({ ...figured, read }, null, someone()))).toBe('recorded');
  });

  it('are not asked where the read models are behind', async () => {
    const store = new MemoryEventStore();
    const catchUp = () => Promise.reject(new StoreUnavailable('behind'));
    const handler = new CommandHandler({ store, today: () => '2017-06-30', catchUp });
    await expect(handler.execute(figured, null, someone())).rejects.toThrow('behind');
    expect(await store.head()).toBe(0n);
  });
});

it('observers hear of every command and of what came of it', async () => {
  const heard: HandledCommand[] = [];
  const handler = handlerOn(new MemoryEventStore(), heard);
  const context = someone();
  const command = { stream: 'count-1', most: 1 };
  await handler.execute(count, command, context);
  await handler.execute(count, command, context);
  await handler.execute(count, { ...command, stream: 'count-2' }, context);
  await handler.execute(count, command, someone());
  await handler.execute(count, command, { ...someone(), ifRevision: 7n });
  expect(heard.map(({ outcome }) => outcome)).toEqual([
    ...['recorded', 'recorded', 'key-reused', 'DUPLICATE_KEY', 'DUPLICATE_KEY'],
  ]);
  expect(heard.every(({ name, seconds }) => name === 'Count' && seconds >= 0)).toBe(true);
});
