import { encodeFact } from '../../libs/event-catalogue/catalogue.js';
import { eventIdOf, uuidFromName } from '../../libs/event-store/identifiers.js';
import type { EventStore } from '../../libs/event-store/port.js';
import { OWN } from './fake-backend.js';

export const FINDING_ID = 'PAYMENT_DUPLICATE:1:FF-1';

/** A finding of OWN: what was explained once stays, whatever the figures say. */
export async function foundFinding(store: EventStore): Promise<void> {
  const type = 'FindingExplained';
  const data = encodeFact({
    type,
    data: {
      findingId: FINDING_ID,
      kind: 'PAYMENT_DUPLICATE',
      region: OWN,
      fiscalYear: 2017,
      amountFen: 34_800n,
      foundAsOf: '2017-12-31',
      explanation: '已核实。',
    },
  });
  const commandId = uuidFromName('6f1d9b1e-3a52-4c0e-9b57-2d1f0c8e7a44', FINDING_ID);
  const actor = { subject: 'somebody', role: 'county-treasury', organisation: OWN };
  const metadata = { actor, commandId, correlationId: commandId, causationId: commandId };
  const id = eventIdOf(commandId, 0);
  const event = { id, type, schemaVersion: 1, occurredOn: '2018-01-02', metadata, data };
  const stream = `finding-${FINDING_ID}`;
  await store.append({ writes: [{ stream, expectedRevision: 'none', events: [event] }] });
}
