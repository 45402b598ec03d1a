/** A receipt is of the bytes that were sent: whoever changes them on the way is found at once. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { leafHash } from '../../libs/audit/domain/leaf.js';
import { parseKey } from '../../libs/audit/domain/signed-note.js';
import { verifyReceipt } from '../../libs/audit/domain/signed-receipt.js';
import { StoreLog } from '../../libs/audit/store/store-log.js';
import { eventsAsSent } from '../../libs/event-store/append-request.js';
import type { AppendRequest, StoredEvent } from '../../libs/event-store/port.js';
import { RecordedOtherwise } from '../../libs/event-store/recorded-otherwise.js';
import { RecordedEvents } from './recorded-events.js';

const DATA = `NEW.data := replace(NEW.data::text, '"12300"', '"99900"')::json`;
const ACTOR = `NEW.metadata := replace(NEW.metadata::text, '某县', '他县')::json`;
/** What the owner's trigger does to every event on its way into the table. */
const CHANGES: readonly (readonly [string, string])[] = [
  ['data', DATA],
  ['the actor', ACTOR],
  ['the correlation', `NEW.metadata := replace(NEW.metadata::text, 'correlationId', 'x')::json`],
  ['type', `NEW.type := 'BudgetReduced'`],
  ['schema version', 'NEW.schema_version := 2'],
  ['business date', 'NEW.occurred_on := NEW.occurred_on + 1'],
  ['recording time', `NEW.recorded_at := NEW.recorded_at + interval '1 second'`],
  ['stream', `NEW.stream := 'county-220499'`],
  ['revision', 'NEW.revision := NEW.revision + 7'],
  ['id', 'NEW.id := gen_random_uuid()'],
  ['position', 'NEW.position := NEW.position + 9000'],
  ['that it is recorded at all', 'RETURN NULL'],
];

describe('12.A5 receipts are made from the bytes sent', () => {
  let recorded: RecordedEvents;
  beforeAll(async () => {
    recorded = await RecordedEvents.open();
  });
  afterEach(() => recorded.owner.query('DROP TRIGGER IF EXISTS on_the_way ON store.events'));
  afterAll(() => recorded.close());

  async function onTheWay(change: string): Promise<void> {
    await recorded.owner.query(`
      CREATE OR REPLACE FUNCTION public.on_the_way() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN ${change}; RETURN NEW; END $$;
      CREATE TRIGGER on_the_way BEFORE INSERT ON store.events
        FOR EACH ROW EXECUTE FUNCTION public.on_the_way()`);
  }

  async function send(): Promise<readonly StoredEvent[]> {
    const actor = { subject: '某县财政局', role: 'county-treasury', organisation: '220422' };
    const id = randomUUID();
    const data = `{"amountFen":"12300","id":"${id}"}`;
    const metadata = { actor, commandId: id, correlationId: id, causationId: id };
    const event = { id, type: 'BudgetAllocated', schemaVersion: 1, occurredOn: '2017-01-10' };
    const events = [{ ...event, metadata, data }];
    const request: AppendRequest = {
      writes: [{ stream: 'county-220422', expectedRevision: 'any', events }],
    };
    return eventsAsSent(request, await recorded.store.append(request));
  }

  it('signs the leaves of what was sent where it stands so, by position', async () => {
    const sent = [...(await send()), ...(await send())];
    const receipt = await recorded.signer().receiptOfSent(sent.toReversed());
    const keys = await recorded.tree.keys();
    const said = verifyReceipt(
      receipt,
      keys.map(({ key }) => parseKey(key)!),
    );
    const leaves = (await recorded.log.withIds(sent.map(({ id }) => id))).map((event) => ({
      position: event.position,
      leaf: leafHash(event),
    }));
    expect(said).toMatchObject({ verdict: 'VALID', receipt: { leaves } });
  });

  it.each(CHANGES)('finds that %s changed on the way, over any store', async (_, change) => {
    await onTheWay(change);
    const sent = await send();
    for (const log of [recorded.log, new StoreLog(recorded.store)]) {
      const signed = recorded.signer(log).receiptOfSent(sent);
      await expect(signed).rejects.toThrow(new RecordedOtherwise([sent[0]!.id]));
    }
    await recorded.owner.query(`ALTER TABLE store.events DISABLE TRIGGER events_stay;
      DELETE FROM store.events WHERE position > (SELECT position FROM store.head);
      ALTER TABLE store.events ENABLE TRIGGER events_stay`);
  });

  it('finds other bytes of the same value', async () => {
    await onTheWay(`NEW.metadata := replace(NEW.metadata::text, ',', ', ')::json`);
    await expect(recorded.signer().receiptOfSent(await send())).rejects.toThrow(RecordedOtherwise);
  });

  it('signs for it at no later time and in no other process', async () => {
    await onTheWay(DATA);
    const [{ id }] = (await send()) as [StoredEvent];
    const first = recorded.signer();
    expect(await first.receiptOfRecorded([id])).toContain('doudi-receipt/1');
    const sent = await send();
    await expect(first.receiptOfSent(sent)).rejects.toThrow(RecordedOtherwise);
    expect([...first.otherwise]).toEqual([sent[0]!.id]);
    for (const signer of [first, recorded.signer()]) {
      const again = signer.receiptOfRecorded([sent[0]!.id]);
      await expect(again).rejects.toThrow(RecordedOtherwise);
    }
  });
});
