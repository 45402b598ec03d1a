import { describe, expect, it } from '@jest/globals';
import {
  CLERK,
  carriedOut,
  ledgerWith,
  eventsOf,
  someone,
  wordOf,
} from '../../../test/ledger-at-work.js';
import { COUNTIES } from '../../../test/given-when-then.js';
import { budget, construction, need } from '../../../test/sample-commands.js';
import { type AcknowledgeAlert, AlertDesk } from './alert-desk.js';

const [first, second] = COUNTIES;
const ALERT = `${first}-2017-1`;

function answer(changes: Partial<AcknowledgeAlert> = {}): AcknowledgeAlert {
  const { commandId, correlationId } = someone();
  return {
    actor: CLERK,
    commandId,
    correlationId,
    alertId: ALERT,
    plan: 'compress ROAD',
    dueOn: '2017-09-30',
    today: '2017-07-01',
    ...changes,
  };
}

async function alerted() {
  const { store, ledger, handler } = await ledgerWith(need(10, '1.00'), construction('C', '60.00'));
  return { store, ledger, alerts: new AlertDesk(store, handler) };
}

describe('an answer to an alert', () => {
  it('is recorded in a stream of the alert’s own, and changes nothing in the alert', async () => {
    const { store, alerts } = await alerted();
    expect(wordOf(await alerts.acknowledge(answer()))).toBe('recorded');
    const [event] = await eventsOf(store, `gap-alert-${ALERT}`);
    expect(event).toMatchObject({ type: 'GapAlertAcknowledged', occurredOn: '2017-07-01' });
    expect(JSON.parse(event!.data)).toEqual({
      alertId: ALERT,
      region: first,
      fiscalYear: 2017,
      episode: 1,
      plan: 'compress ROAD',
      dueOn: '2017-09-30',
    });
  });

  it('may be followed by a better one', async () => {
    const { store, alerts } = await alerted();
    await alerts.acknowledge(answer());
    expect(wordOf(await alerts.acknowledge(answer({ plan: 'more' })))).toBe('recorded');
    expect(await eventsOf(store, `gap-alert-${ALERT}`)).toHaveLength(2);
  });

  it('is refused for an alert that there is not', async () => {
    const { alerts } = await alerted();
    for (const alertId of [
      `${first}-2017-2`,
      `${first}-2018-1`,
      `${second}-2017-1`,
      'nothing',
      `${first}-2017-0`,
    ]) {
      expect(wordOf(await alerts.acknowledge(answer({ alertId })))).toBe('ALERT_UNKNOWN');
    }
  });

  it('is refused once the figures have closed it', async () => {
    const { ledger, alerts } = await alerted();
    await carriedOut(ledger, budget('B', '120.00'));
    expect(wordOf(await alerts.acknowledge(answer()))).toBe('ALERT_CLOSED');
  });

  it('is answered again with the same id, also after the alert was closed', async () => {
    const { store, ledger, alerts } = await alerted();
    const given = answer();
    await alerts.acknowledge(given);
    expect(wordOf(await alerts.acknowledge(given))).toBe('replayed');
    expect(wordOf(await alerts.acknowledge({ ...given, plan: 'other' }))).toBe('key-reused');
    await carriedOut(ledger, budget('B', '120.00'));
    expect(wordOf(await alerts.acknowledge(given))).toBe('replayed');
    expect(await eventsOf(store, `gap-alert-${ALERT}`)).toHaveLength(1);
  });
});
