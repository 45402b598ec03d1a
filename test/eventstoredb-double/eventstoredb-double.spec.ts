import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  EventStoreDBClient,
  eventTypeFilter,
  jsonEvent,
  persistentSubscriptionToAllSettingsFromDefaults,
  persistentSubscriptionToStreamSettingsFromDefaults,
  START,
  streamNameFilter,
  type AllStreamSubscription,
  type AppendExpectedRevision,
  type EventData,
  type ResolvedEvent,
} from '@eventstore/db-client';
import grpc from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import {
  startEventStoreDouble,
  type EventStoreDouble,
  type EventStoreDoubleOptions,
} from './eventstoredb-double.js';

const closings: (() => Promise<unknown>)[] = [];
let double: EventStoreDouble;
let client: EventStoreDBClient;

async function begin(options: EventStoreDoubleOptions = {}): Promise<void> {
  const started = await startEventStoreDouble(options);
  closings.push(() => started.stop());
  double = started;
  client = connected();
}

beforeEach(() => begin());

afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close();
});

function connected(connectionString = double.connectionString): EventStoreDBClient {
  const connection = EventStoreDBClient.connectionString(connectionString);
  closings.push(() => connection.dispose());
  return connection;
}

function events(count: number, type = 'Recorded', id: () => string = randomUUID) {
  return Array.from({ length: count }, (_, number) =>
    jsonEvent({ id: id(), type, data: { number }, metadata: { by: 'test' } }),
  );
}

function append(
  stream: string,
  proposed: EventData[] = events(1),
  expectedRevision: Expected = 'any',
) {
  return client.appendToStream(stream, proposed, { expectedRevision });
}
type Expected = AppendExpectedRevision;

async function all(reading: AsyncIterable<ResolvedEvent>): Promise<ResolvedEvent[]> {
  const read: ResolvedEvent[] = [];
  for await (const event of reading) read.push(event);
  return read;
}

const numbers = (read: readonly ResolvedEvent[]) => read.map(({ event }) => event!.revision);
const users = (read: readonly ResolvedEvent[]) =>
  read.filter(({ event }) => !event!.type.startsWith('$'));

/** Events, and other happenings by name, until `count` of them came. */
async function heard(
  subscription: AllStreamSubscription | ReturnType<EventStoreDBClient['subscribeToStream']>,
  count: number,
): Promise<string[]> {
  const happenings: string[] = [];
  const note = (text: string) => {
    happenings.push(text);
    if (happenings.length === count) subscription.emit('enough');
  };
  subscription.on('confirmation', () => {
    note('confirmed');
  });
  subscription.on('caughtUp' as 'end', () => {
    note('caught up');
  });
  subscription.on('data', ({ event }: ResolvedEvent) => {
    note(`${event!.streamId} ${event!.revision}`);
  });
  await once(subscription, 'enough');
  await subscription.unsubscribe();
  return happenings;
}

/** Appends are made both ways: as this server, and as servers without BatchAppend, take them. */
describe.each([true, false])('appending, with BatchAppend %s', (offersBatchAppend) => {
  beforeEach(() => begin({ offersBatchAppend }));

  it('gives the revision and the position of the last event', async () => {
    await append('a', events(2), 'no_stream');
    const result = await append('a', events(3), 1n);
    const last = (await all(client.readStream('a'))).at(-1)!;
    expect(result).toEqual({
      success: true,
      nextExpectedRevision: 4n,
      position: last.event!.position,
    });
  });

  it.each<[Expected, bigint | 'no_stream']>([
    [0n, 1n],
    [2n, 1n],
    ['no_stream', 1n],
  ])('refuses %s where the stream is at 1', async (expected, actualVersion) => {
    await append('a', events(2));
    await expect(append('a', events(1), expected)).rejects.toMatchObject({
      type: 'wrong-expected-version',
      streamName: 'a',
      expectedVersion: expected,
      actualVersion,
    });
  });

  it.each<Expected>([0n, 'stream_exists'])(
    'refuses %s where there is no stream',
    async (expected) => {
      await expect(append('none', events(1), expected)).rejects.toMatchObject({
        type: 'wrong-expected-version',
        expectedVersion: expected,
        actualVersion: 'no_stream',
      });
    },
  );

  it.each<Expected>(['no_stream', 'any', 'stream_exists', 1n])(
    'answers a retry that expects %s as the first time',
    async (expected) => {
      await append('b');
      if (expected !== 'no_stream') await append('a', events(2));
      const proposed = events(3);
      const first = await append('a', proposed, expected);
      await append('a', events(1));
      expect(await append('a', proposed, expected)).toEqual(first);
      expect((await all(client.readStream('a'))).length).toBe(expected === 'no_stream' ? 4 : 6);
    },
  );

  it('refuses what is a retry in part only', async () => {
    const proposed = events(2);
    await append('a', proposed, 'no_stream');
    const longer = [...proposed, ...events(1)];
    for (const expected of ['no_stream', 'any'] as const) {
      await expect(append('a', longer, expected)).rejects.toMatchObject({
        type: 'wrong-expected-version',
      });
    }
  });

  it('takes the same ids again in another stream', async () => {
    const proposed = events(1);
    await append('a', proposed);
    expect(await append('b', proposed)).toMatchObject({ nextExpectedRevision: 0n });
  });

  it('refuses more than the limit, and takes as much as it', async () => {
    const of = (size: number) => jsonEvent({ type: 'T', data: 'x'.repeat(size - 2 - 2) }); // quotes, and the type in UTF-16
    await expect(append('a', [of(1024 * 1024 + 1)])).rejects.toMatchObject({
      type: 'maximum-append-size-exceeded',
      maxAppendSize: 1024 * 1024,
    });
    await append('a', [of(1024 * 1024)]);
    expect(numbers(await all(client.readStream('a')))).toEqual([0n]);
  });

  it('sends a writer to the leader', async () => {
    await append('a');
    double.faults.answerNotLeader(1, { host: '127.0.0.1', port: double.port });
    await expect(append('a')).rejects.toMatchObject({
      type: 'not-leader',
      leader: { address: '127.0.0.1', port: double.port },
    });
    expect(await append('a')).toMatchObject({ nextExpectedRevision: 1n });
  });

  it('denies access, and gives it back', async () => {
    double.faults.denyAccess('a');
    await expect(append('a')).rejects.toMatchObject({ type: 'access-denied' });
    double.faults.clear();
    expect(await append('a')).toMatchObject({ success: true });
  });

  it('misses a deadline when it answers too slowly, though it has written', async () => {
    await append('a');
    double.faults.answerSlowly(5_000);
    await expect(client.appendToStream('a', events(1), { deadline: 150 })).rejects.toMatchObject({
      type: 'deadline-exceeded',
    });
    expect(numbers(await all(client.readStream('a')))).toEqual([0n, 1n]);
  });

  it('loses an append before it is written', async () => {
    await append('a');
    double.faults.disconnectBeforeAppend();
    const proposed = events(1);
    await expect(append('a', proposed, 0n)).rejects.toThrow();
    expect(numbers(await all(client.readStream('a')))).toEqual([0n]);
    expect(await append('a', proposed, 0n)).toMatchObject({ nextExpectedRevision: 1n });
  });

  it('loses the answer to an append that is written, and knows its retry', async () => {
    await append('a');
    double.faults.disconnectAfterAppend();
    const proposed = events(2);
    await expect(append('a', proposed, 0n)).rejects.toThrow();
    expect(await append('a', proposed, 0n)).toMatchObject({ nextExpectedRevision: 2n });
    expect(numbers(await all(client.readStream('a')))).toEqual([0n, 1n, 2n]);
  });

  it('breaks off in the middle of an append, and writes none of it', async () => {
    await append('a');
    double.faults.disconnectDuringAppend(2);
    const proposed = events(4);
    await expect(
      client.appendToStream('a', proposed, { expectedRevision: 0n, batchAppendSize: 100 }),
    ).rejects.toThrow();
    expect(double.log.currentRevision('a')).toBe(0n);
    const again = { expectedRevision: 0n, batchAppendSize: 100 };
    expect(await client.appendToStream('a', proposed, again)).toMatchObject({
      nextExpectedRevision: 4n,
    });
  });

  it('refuses a stream that is gone for ever', async () => {
    await append('a');
    await client.tombstoneStream('a');
    await expect(append('a')).rejects.toMatchObject({ type: 'stream-deleted', streamName: 'a' });
  });
});

describe('reading a stream', () => {
  it('includes the revision it starts from, in both directions', async () => {
    await append('a', events(5));
    const read = (options: Parameters<EventStoreDBClient['readStream']>[1]) =>
      all(client.readStream('a', options)).then(numbers);
    expect(await read({ fromRevision: 3n })).toEqual([3n, 4n]);
    expect(await read({ fromRevision: 1n, maxCount: 2 })).toEqual([1n, 2n]);
    expect(await read({ direction: 'backwards', fromRevision: 'end' })).toEqual([
      4n,
      3n,
      2n,
      1n,
      0n,
    ]);
    expect(await read({ direction: 'backwards', fromRevision: 1n })).toEqual([1n, 0n]);
    expect(await read({ direction: 'backwards', fromRevision: 'start' })).toEqual([0n]);
    expect(await read({ fromRevision: 9n })).toEqual([]);
    expect(await read({ fromRevision: 'end' })).toEqual([]);
  });

  it('gives back what was written, byte for byte, and when', async () => {
    const before = Date.now();
    const [proposed] = events(1);
    await append('a', [proposed!]);
    const [read] = await all(client.readStream('a'));
    expect(read!.event).toMatchObject({
      id: proposed!.id,
      type: 'Recorded',
      streamId: 'a',
      data: { number: 0 },
      metadata: { by: 'test' },
      isJson: true,
    });
    expect(read!.event!.created.getTime()).toBeGreaterThanOrEqual(before);
    expect(double.log.recordedIn('a')[0]!.createdTicks / 10_000n).toBe(
      BigInt(read!.event!.created.getTime()),
    );
  });

  it('says of a stream that is not there, or was deleted, that it is not found', async () => {
    await expect(all(client.readStream('none'))).rejects.toMatchObject({
      type: 'stream-not-found',
    });
    await append('a', events(2));
    await client.deleteStream('a', { expectedRevision: 1n });
    await expect(all(client.readStream('a'))).rejects.toMatchObject({ type: 'stream-not-found' });
    await append('a', events(1), 'no_stream');
    expect(numbers(await all(client.readStream('a')))).toEqual([2n]);
  });

  it('says of a tombstone that the stream is deleted', async () => {
    await append('a');
    await client.tombstoneStream('a', { expectedRevision: 0n });
    await expect(all(client.readStream('a'))).rejects.toMatchObject({ type: 'stream-deleted' });
  });

  it.each(['delete', 'tombstone'] as const)(
    'refuses to %s at a wrong revision, with the trailers of the server',
    async (how) => {
      await append('a', events(2));
      const options = { expectedRevision: 7n };
      const gone =
        how === 'delete' ? client.deleteStream('a', options) : client.tombstoneStream('a', options);
      const error = await gone.catch((caught: unknown) => caught as { _raw: grpc.ServiceError });
      const operation = how === 'delete' ? 'Delete' : 'Tombstone';
      const { code, details, metadata } = (error as { _raw: grpc.ServiceError })._raw;
      expect({ code, details }).toEqual({
        code: grpc.status.FAILED_PRECONDITION,
        details:
          `${operation} failed due to WrongExpectedVersion. ` +
          'Stream: a, Expected version: 7, Actual version: 1',
      });
      expect(metadata.getMap()).toMatchObject({
        exception: 'wrong-expected-version',
        'stream-name': 'a',
        'expected-version': '7',
        'actual-version': '1',
      });
    },
  );

  it('shows the last events only where the stream says so', async () => {
    await append('a', events(5));
    await client.setStreamMetadata('a', { maxCount: 2 });
    expect(numbers(await all(client.readStream('a')))).toEqual([3n, 4n]);
  });

  it('follows links where asked', async () => {
    await append('a', events(2));
    const link = { type: '$>', data: Buffer.from('1@a'), contentType: 'application/octet-stream' };
    await client.appendToStream('links', [{ id: randomUUID(), ...link } as never]);
    const [followed] = await all(client.readStream('links', { resolveLinkTos: true }));
    expect([followed!.event?.streamId, followed!.link?.streamId]).toEqual(['a', 'links']);
    const [plain] = await all(client.readStream('links'));
    expect([plain!.event?.type, plain!.link]).toEqual(['$>', undefined]);
    await client.tombstoneStream('a');
    const [dangling] = await all(client.readStream('links', { resolveLinkTos: true }));
    expect([dangling!.event, dangling!.link?.streamId]).toEqual([undefined, 'links']);
  });

  it('gives ids in the form that is asked for', async () => {
    const [proposed] = events(1);
    await append('a', [proposed!]);
    const raw = new streamsService.StreamsClient(
      `127.0.0.1:${double.port}`,
      grpc.credentials.createInsecure(),
    );
    const uuidOption = new streams.ReadReq.Options.UUIDOption().setStructured(new shared.Empty());
    const stream = new streams.ReadReq.Options.StreamOptions()
      .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from('a')))
      .setStart(new shared.Empty());
    const options = new streams.ReadReq.Options()
      .setStream(stream)
      .setCount('1')
      .setNoFilter(new shared.Empty())
      .setUuidOption(uuidOption);
    const reading = raw.read(new streams.ReadReq().setOptions(options));
    const responses: streams.ReadResp[] = [];
    reading.on('data', (response: streams.ReadResp) => responses.push(response));
    await once(reading, 'end');
    const structured = responses[0]!.getEvent()!.getEvent()!.getId()!.getStructured()!;
    const hexOf = (bits: string) => BigInt.asUintN(64, BigInt(bits)).toString(16).padStart(16, '0');
    expect(
      hexOf(structured.getMostSignificantBits()) + hexOf(structured.getLeastSignificantBits()),
    ).toBe(proposed!.id.replaceAll('-', ''));
    raw.close();
  });

  it('breaks off after so many events', async () => {
    await append('a', events(10));
    double.faults.disconnectReadAfter(3);
    const read: ResolvedEvent[] = [];
    const reading = async () => {
      for await (const event of client.readStream('a')) read.push(event);
    };
    await expect(reading()).rejects.toThrow();
    expect(read.length).toBeLessThanOrEqual(3);
    expect((await all(client.readStream('a'))).length).toBe(10);
  });
});

describe('reading $all', () => {
  it('keeps one order, includes its start forwards and not backwards', async () => {
    await append('a', events(2));
    await append('b', events(2));
    const read = users(await all(client.readAll()));
    expect(read.map(({ event }) => `${event!.streamId}${event!.revision}`)).toEqual([
      'a0',
      'a1',
      'b0',
      'b1',
    ]);
    const fromPosition = read[2]!.event!.position!;
    const forwards = users(await all(client.readAll({ fromPosition })));
    expect(forwards.map(({ event }) => event!.streamId)).toEqual(['b', 'b']);
    const direction = 'backwards';
    const backwards = users(await all(client.readAll({ fromPosition, direction })));
    expect(backwards.map(({ event }) => event!.revision)).toEqual([1n, 0n]);
    const newest = await all(client.readAll({ fromPosition: 'end', direction, maxCount: 1 }));
    expect(newest[0]!.event!.streamId).toBe('b');
  });

  it('shows events of the system too', async () => {
    const read = await all(client.readAll());
    expect(read.map(({ event }) => event!.type)).toEqual(['$epoch-information']);
  });
});

describe('subscribing', () => {
  it('to a stream: catches up after a revision, says so, and goes on live', async () => {
    await append('a', events(3));
    const hearing = heard(client.subscribeToStream('a', { fromRevision: 0n }), 5);
    while (double.log.listenerCount('appended') < 2) await new Promise(setImmediate);
    await append('a');
    expect(await hearing).toEqual(['confirmed', 'a 1', 'a 2', 'caught up', 'a 3']);
  });

  it('to $all: begins after its position', async () => {
    await append('a');
    const { position } = await append('a');
    await append('b');
    const subscription = client.subscribeToAll({ fromPosition: position! });
    expect(await heard(subscription, 3)).toEqual(['confirmed', 'b 0', 'caught up']);
  });

  it('to what is yet to come', async () => {
    await append('a');
    const hearing = heard(client.subscribeToAll({ fromPosition: 'end' }), 3);
    while (double.log.listenerCount('appended') < 2) await new Promise(setImmediate);
    await append('a');
    expect(await hearing).toEqual(['confirmed', 'caught up', 'a 1']);
  });

  it.each([
    ['prefixes of streams', streamNameFilter({ prefixes: ['a', 'c'] }), ['a 0', 'c 0']],
    ['a pattern of streams', streamNameFilter({ regex: '^[bc]$' }), ['b 0', 'c 0']],
    ['prefixes of types', eventTypeFilter({ prefixes: ['Rec'] }), ['a 0', 'c 0']],
    ['a pattern of types', eventTypeFilter({ regex: '^[^$R]' }), ['b 0']],
  ])('to %s', async (_, filter, expected) => {
    await append('a');
    await append('b', events(1, 'Other'));
    await append('c');
    const subscription = client.subscribeToAll({ fromPosition: START, filter });
    expect(await heard(subscription, expected.length + 2)).toEqual([
      'confirmed',
      ...expected,
      'caught up',
    ]);
  });

  it('gives checkpoints past events that the filter leaves out', async () => {
    await append('a', events(10));
    const checkpoints: bigint[] = [];
    const filter = streamNameFilter({
      prefixes: ['none'],
      maxSearchWindow: 2,
      checkpointInterval: 2,
      checkpointReached: (_, position) => {
        checkpoints.push(position.commit);
      },
    });
    expect(await heard(client.subscribeToAll({ filter }), 2)).toEqual(['confirmed', 'caught up']);
    const positions = double.log.all.map(({ position }) => position);
    expect(checkpoints).toEqual([positions[3], positions[7]]);
  });

  it('breaks off after so many events, and resumes without loss or doubling', async () => {
    await append('a', events(6));
    double.faults.disconnectSubscriptionAfter(4);
    const seen: bigint[] = [];
    const broken = client.subscribeToStream('a');
    broken.on('data', ({ event }: ResolvedEvent) => seen.push(event!.revision));
    await expect(once(broken, 'end')).rejects.toThrow();
    const from = seen.at(-1);
    const resumed = client.subscribeToStream('a', { fromRevision: from ?? START });
    resumed.on('data', ({ event }: ResolvedEvent) => seen.push(event!.revision));
    while (seen.length < 6) await new Promise(setImmediate);
    await resumed.unsubscribe();
    expect(seen).toEqual([0n, 1n, 2n, 3n, 4n, 5n]);
  });

  it('is refused where access is denied', async () => {
    double.faults.denyAccess('$all');
    await expect(once(client.subscribeToAll(), 'end')).rejects.toMatchObject({
      type: 'access-denied',
    });
  });
});

describe('competing consumers', () => {
  const settings = persistentSubscriptionToStreamSettingsFromDefaults({ startFrom: START });

  it('share a stream, and each event is had once', async () => {
    await client.createPersistentSubscriptionToStream('a', 'group', settings);
    await append('a', events(20));
    const seen: bigint[] = [];
    const consumers = [1, 2].map(() => {
      const consumer = client.subscribeToPersistentSubscriptionToStream('a', 'group', {
        bufferSize: 2,
      });
      consumer.on('data', (event: ResolvedEvent) => {
        seen.push(event.event!.revision);
        void consumer.ack(event);
      });
      return consumer;
    });
    while (seen.length < 20) await new Promise(setImmediate);
    await Promise.all(consumers.map((consumer) => consumer.unsubscribe()));
    expect(seen.sort((a, b) => Number(a - b))).toEqual(
      Array.from({ length: 20 }, (_, number) => BigInt(number)),
    );
  });

  it('have again what another left without an answer', async () => {
    await client.createPersistentSubscriptionToStream('a', 'group', settings);
    await append('a', events(1));
    const silent = client.subscribeToPersistentSubscriptionToStream('a', 'group');
    await once(silent, 'data');
    await silent.unsubscribe();
    const other = client.subscribeToPersistentSubscriptionToStream('a', 'group');
    const [event] = (await once(other, 'data')) as [ResolvedEvent];
    expect(event.event!.revision).toBe(0n);
    await other.unsubscribe();
  });

  it('retry, then park, and have what was parked again', async () => {
    await client.createPersistentSubscriptionToStream('a', 'group', settings);
    await append('a', events(1));
    const consumer = client.subscribeToPersistentSubscriptionToStream('a', 'group');
    const counts: number[] = [];
    let isReplayed = false;
    consumer.on('data', (event: ResolvedEvent & { retryCount: number }) => {
      counts.push(event.retryCount);
      if (isReplayed) void consumer.ack(event);
      else void consumer.nack(event.retryCount === 0 ? 'retry' : 'park', 'why', event);
    });
    const parkedCount = async () => {
      const { stats } = await client.getPersistentSubscriptionToStreamInfo('a', 'group');
      return stats.parkedMessageCount;
    };
    while ((await parkedCount()) !== 1n) await new Promise(setImmediate);
    isReplayed = true;
    await client.replayParkedMessagesToStream('a', 'group');
    while (counts.length < 3) await new Promise(setImmediate);
    expect(counts).toEqual([0, 1, 0]);
    expect(await parkedCount()).toBe(0n);
    await consumer.unsubscribe();
  });

  it('share $all by a filter', async () => {
    await append('b');
    await append('a', events(2));
    await client.createPersistentSubscriptionToAll(
      'group',
      persistentSubscriptionToAllSettingsFromDefaults({ startFrom: START }),
      { filter: streamNameFilter({ prefixes: ['a'] }) },
    );
    const consumer = client.subscribeToPersistentSubscriptionToAll('group');
    const seen: string[] = [];
    consumer.on('data', (event: ResolvedEvent) => {
      seen.push(`${event.event!.streamId} ${event.event!.revision}`);
      void consumer.ack(event);
    });
    while (seen.length < 2) await new Promise(setImmediate);
    expect(seen).toEqual(['a 0', 'a 1']);
    await consumer.unsubscribe();
  });

  it('are told of groups that exist, and of those that do not', async () => {
    await client.createPersistentSubscriptionToStream('a', 'group', settings);
    await expect(
      client.createPersistentSubscriptionToStream('a', 'group', settings),
    ).rejects.toMatchObject({ type: 'persistent-subscription-exists' });
    expect(await client.listAllPersistentSubscriptions()).toMatchObject([{ groupName: 'group' }]);
    const reader = client.subscribeToPersistentSubscriptionToStream('a', 'group');
    await once(reader, 'confirmation');
    const dropped = once(reader, 'end');
    await client.deletePersistentSubscriptionToStream('a', 'group');
    await expect(dropped).rejects.toMatchObject({ type: 'persistent-subscription-dropped' });
    await expect(
      once(client.subscribeToPersistentSubscriptionToStream('a', 'group'), 'end'),
    ).rejects.toMatchObject({ type: 'persistent-subscription-does-not-exist' });
  });
});

describe('the server', () => {
  it('is found by gossip, as a cluster of one', async () => {
    const seeds = `127.0.0.1:${double.port},localhost:${double.port}`;
    client = connected(`esdb://${seeds}?tls=false`);
    expect(await append('a')).toMatchObject({ success: true });
  });

  it('holds what it held when it comes back on its port', async () => {
    await append('a', events(2));
    await double.kill();
    await expect(append('a')).rejects.toMatchObject({ type: 'unavailable' });
    await double.start();
    await expect(all(connected().readStream('a'))).resolves.toHaveLength(2);
  });

  it('takes many thousands of events, and gives them all back', async () => {
    const batches = Array.from({ length: 40 }, () => events(500));
    await Promise.all(batches.map((batch, number) => append(`stream-${number}`, batch)));
    let count = 0;
    for await (const { event } of client.readAll()) if (event!.type === 'Recorded') count += 1;
    expect(count).toBe(20_000);
  });
});
