/** An api and a projector over the sample and what a demo holds open, for generated requests. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type System, openSystem } from '../../../apps/system/system.js';
import { signToken } from '../../../libs/access/tokens.js';
import { cosign } from '../../../libs/audit/domain/cosignature.js';
import { formatKey, privateKeyOf, publicKeyOf } from '../../../libs/audit/domain/signed-note.js';
import { readSettings } from '../../../libs/configuration/settings.js';
import { SAMPLE, imported } from '../../imported.js';
import { startDemo } from '../../started-demo.js';
import { startFleet } from '../fleet.js';
import { SECRET, environmentOf } from '../site-environment.js';
import type { Site } from './site.js';
import { type Held, heldBy } from './held.js';

export interface DemoSite extends Site {
  /** Where its api tells metrics. */
  readonly probes: string;
  /** What its api holds. */
  held(): Promise<Held>;
  /** What its api logged last. */
  said(): string;
  stop(): Promise<void>;
}

const WITNESS = 'w.example/1';
const TOKEN_SECONDS = 24 * 3600;

/** @param folder empty; processes have their folders below it */
export async function startDemoSite(
  connectionString: string,
  folder: string,
  log: (message: string) => void,
): Promise<DemoSite> {
  const witness = privateKeyOf(randomBytes(32));
  const env = {
    ...environmentOf(connectionString, folder),
    DOUDI_WITNESS_KEYS: formatKey(publicKeyOf(WITNESS, witness), 'cosignature'),
  };
  const settings = readSettings({ ...env, DOUDI_DATA_DIR: path.join(folder, 'tool') }, 'tool');
  const system = await openSystem(settings, log);
  const fleet = await startFleet({ api: 1, projector: 1 }, folder, env);
  const site: DemoSite = {
    address: fleet.addresses[0]!,
    probes: fleet.probes[0]!,
    token: tokens(),
    settled: async () => {
      const head = await system.store.head();
      while (!(await system.position.waitFor(head, 60_000))) log('the read models are behind');
    },
    seal: () => sealedUpTo(system),
    cosign: (checkpoint) =>
      cosign(checkpoint, WITNESS, witness, BigInt(Math.floor(Date.now() / 1000))),
    said: () => fleet.said('api-1'),
    held: () => {
      if (!fleet.isAlive('api-1')) throw new Error(`the api ended: ${fleet.said('api-1')}`);
      return heldBy(fleet.pid('api-1'), system.sql);
    },
    stop: async () => {
      await fleet.stop();
      await system.close();
    },
  };
  await imported(system, SAMPLE);
  await site.settled();
  await startDemo({ ...site, system });
  await site.seal();
  return site;
}

/** Until the projector of the site, whose turn it is, has sealed everything. */
async function sealedUpTo({ store, sql }: System): Promise<void> {
  const head = await store.head();
  for (;;) {
    const [row] = await sql.query<{ readonly size: bigint | null }>(
      'SELECT max(size) AS size FROM store.seals',
    );
    if ((row?.size ?? 0n) >= head) return;
    await pause(500);
  }
}

function tokens(): Site['token'] {
  const signed = new Map<string, Promise<string>>();
  return (role, region, subject = `a ${role}`) => {
    const key = [role, region, subject].join('|');
    const office = region === undefined ? {} : { region };
    const token =
      signed.get(key) ?? signToken(SECRET, { subject, roles: [role], ...office }, TOKEN_SECONDS);
    signed.set(key, token);
    return token;
  };
}
