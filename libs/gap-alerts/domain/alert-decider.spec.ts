import { describe, expect, it } from '@jest/globals';
import { carriedOut, ledgerWith, eventsOf, someone, wordOf } from '../../../test/ledger-at-work.js';
import { COUNTIES } from '../../../test/given-when-then.js';
import { budget, construction, need } from '../../../test/sample-commands.js';
import { type AcknowledgeAlert, acknowledgeAlert } from './alert-decider.js';

const [first, second] = COUNTIES;
const ALERT = `${first}-2017-1`;

const ANSWER: AcknowledgeAlert = { alertId: ALERT, plan: 'compress ROAD', dueOn: '2019-09-30' };

async function alerted() {
  const { store, ledger, handler } = await ledgerWith(need(10, '1.00'), construction('C', '60.00'));
  const acknowledge = (changes: Partial<AcknowledgeAlert> = {}, by = someone()) =>
    handler.execute(acknowledgeAlert, { ...ANSWER, ...changes }, by);
  return { store, ledger, acknowledge };
}

describe('an answer to an alert', () => {
  it('is recorded in a stream of the alert’s own, and changes nothing in the alert', async () => {
    const { store, acknowledge } = await alerted();
    expect(wordOf(await acknowledge())).toBe('recorded');
    const [event] = await eventsOf(store, `gap-alert-${ALERT}`);
    expect(event).toMatchObject({ type: 'GapAlertAcknowledged', occurredOn: '2019-06-30' });
    expect(JSON.parse(event!.data)).toEqual({
      alertId: ALERT,
      region: first,
      fiscalYear: 2017,
      episode: 1,
      plan: 'compress ROAD',
      dueOn: '2019-09-30',
    });
  });

  it('may be followed by a better one', async () => {
    const { store, acknowledge } = await alerted();
    await acknowledge();
    expect(wordOf(await acknowledge({ plan: 'compress ROAD and SQUARE' }))).toBe('recorded');
    expect(await eventsOf(store, `gap-alert-${ALERT}`)).toHaveLength(2);
  });

  it('is refused for an alert that there is not', async () => {
    const { acknowledge } = await alerted();
    for (const alertId of [
      `${first}-2017-2`,
      `${first}-2018-1`,
      `${second}-2017-1`,
      'nothing',
      `${first}-2017-0`,
    ]) {
      expect(wordOf(await acknowledge({ alertId }))).toBe('ALERT_UNKNOWN');
    }
  });

  it.each([
    ['PLAN_TOO_SHORT', { plan: '无' }],
    ['PLAN_TOO_SHORT', { plan: '压缩道路先行支付。          ' }],
    ['DUE_DATE_PAST', { dueOn: '2019-06-29' }],
  ])('is refused by %s: %j', async (code, changes) => {
    const { acknowledge } = await alerted();
    expect(wordOf(await acknowledge(changes))).toBe(code);
    expect(wordOf(await acknowledge({ plan: '压缩道路，先行支付低保', dueOn: '2019-06-30' }))).toBe(
      'recorded',
    );
  });

  it('is refused once the figures have closed it', async () => {
    const { ledger, acknowledge } = await alerted();
    await carriedOut(ledger, budget('B', '120.00'));
    expect(wordOf(await acknowledge())).toBe('ALERT_CLOSED');
  });

  it('is answered again with the same id, also after the alert was closed', async () => {
    const { store, ledger, acknowledge } = await alerted();
    const by = someone();
    await acknowledge({}, by);
    expect(wordOf(await acknowledge({}, by))).toBe('replayed');
    expect(wordOf(await acknowledge({ plan: 'another plan' }, by))).toBe('key-reused');
    await carriedOut(ledger, budget('B', '120.00'));
    expect(wordOf(await acknowledge({}, by))).toBe('replayed');
    expect(await eventsOf(store, `gap-alert-${ALERT}`)).toHaveLength(1);
  });
});
