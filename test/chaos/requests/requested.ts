import { ROLES } from '../../../libs/access/domain/roles.js';
import type { Ground } from '../killed.js';
import { startDemoSite } from './demo-site.js';
import { type RequestsOptions, campaign } from './request-campaign.js';

const MOST_SAID = 40;
/** Of what is held in the last tenth, beside the second. */
const MOST_GROWTH = 1.1;
const BOMB_WITHIN_MS = 100;
/** A median of the other county beside bombs may be so much longer, and a little beyond. */
const MOST_SLOWDOWN = 1.5;
const A_LITTLE_MS = 2;

/** @returns 0 where every request was answered as it must be, in time, and nothing grew */
export async function requested(
  { connectionString, folder, log: say }: Ground,
  wanted: Pick<RequestsOptions, 'seed' | 'requests' | 'clients' | 'minutes'>,
): Promise<number> {
  const site = await startDemoSite(connectionString, folder, () => undefined);
  try {
    const { bombing, tenths, ...found } = await campaign({
      ...{ site, held: () => site.held(), log: say },
      ...wanted,
    });
    const { statuses, requests, roles, ...faults } = found;
    say(`requests: ${requests}, seed ${wanted.seed}, answered: ${JSON.stringify(statuses)}`);
    for (const [name, list] of Object.entries({ ...faults, taken: bombing.taken })) {
      say(`${name}: ${list.length}`);
      for (const each of list.slice(0, MOST_SAID)) say(`  ${each.slice(0, 2_000)}`);
    }
    if (found.failed.length > 0) say(site.said().slice(-20_000));
    for (const [name, [second, last]] of Object.entries(tenths)) {
      say(`${name}: ${second} in the second tenth, ${last} in the last`);
    }
    say(`roles: ${roles.join(', ')}`);
    const { slowestMs, quietMs, besideMs } = bombing;
    say(`bombs: slowest ${ms(slowestMs)}; another ledger ${ms(quietMs)}, beside ${ms(besideMs)}`);
    const isSound = [...Object.values(faults), bombing.taken].every((list) => list.length === 0);
    const isFlat = Object.values(tenths).every(([second, last]) => last <= second * MOST_GROWTH);
    const isUnmoved =
      slowestMs < BOMB_WITHIN_MS && besideMs < quietMs * MOST_SLOWDOWN + A_LITTLE_MS;
    return isSound && isFlat && isUnmoved && roles.length === ROLES.length ? 0 : 1;
  } finally {
    await site.stop();
  }
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms`;
}
