/**
 * Several apis and projectors over one database, under load, while something befalls them again and
 * again. In the end every acknowledged entry is there once, each command that is repeated is
 * answered as at first, replays tell the same, the read models are what a fold of the events makes,
 * and every event verifies.
 */
import path from 'node:path';
import { openSystem, type System } from '../../apps/system/system.js';
import { rebuild } from '../../apps/projector/read-models.js';
import type { Role } from '../../libs/access/domain/roles.js';
import { signToken } from '../../libs/access/tokens.js';
import { type VerificationReport, verifyEvents } from '../../libs/audit/store/verification.js';
import { readSettings } from '../../libs/configuration/settings.js';
import { rowsOfReadModels } from '../read-model-rows.js';
import { type Acknowledged, CountyClerk } from './county-clerk.js';
import { type Fleet, startFleet } from './fleet.js';
import { SECRET, environmentOf } from './site-environment.js';

export interface ChaosOptions {
  readonly connectionString: string;
  /** Empty; processes have their folders below it. */
  readonly folder: string;
  readonly apis: number;
  readonly projectors: number;
  readonly clerks: number;
  /** By which the processes reach the database; as the tool does where it is left out. */
  readonly through?: string;
  /** Modules that the processes begin with. */
  readonly imports?: readonly string[];
  /**
   * What befalls them. It is over when this resolves, with how long each takeover of partitions
   * took, in milliseconds.
   */
  readonly disturb: (site: ChaosSite) => Promise<readonly number[]>;
  readonly log: (message: string) => void;
}

export interface ChaosSite {
  readonly system: System;
  readonly fleet: Fleet;
  /** Whether somebody has given up: what follows shows nothing. */
  readonly isOver: () => boolean;
}

export interface ChaosOutcome {
  readonly events: bigint;
  readonly acknowledged: number;
  /** Acknowledged entries that are not there, or not once. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Recorded, and acknowledged to nobody. */
  readonly unknown: readonly string[];
  /** Commands that were repeated, and answered otherwise than at first. */
  readonly otherwise: readonly string[];
  /** Counties whose replay does not tell what was acknowledged. */
  readonly misreplayed: readonly string[];
  /** Ledgers that were not what was acknowledged, at any time. */
  readonly wrong: readonly string[];
  /** Tables whose live rows are not those of a fold of all events. */
  readonly differing: readonly string[];
  readonly verification: VerificationReport;
  /** Projectors killed, and the longest until the read models had all that was recorded by then. */
  readonly projectorsKilled: number;
  readonly longestTakeoverMs: number;
  readonly longestUnseenMs: number;
  readonly askedAgain: number;
}

export async function chaos(options: ChaosOptions): Promise<ChaosOutcome> {
  const { connectionString, folder, log } = options;
  const env = environmentOf(connectionString, folder);
  const settings = { ...env, DOUDI_DATA_DIR: path.join(folder, 'tool') };
  const system = await openSystem(readSettings(settings, 'tool'), log);
  const fleet = await startFleet(
    { api: options.apis, projector: options.projectors },
    folder,
    {
      ...env,
      DATABASE_URL: options.through ?? connectionString,
    },
    options.imports,
  );
  try {
    const counties = Array.from({ length: options.clerks }, (_, i) => String(220_401 + i));
    await registerRegions(fleet.addresses[0]!, counties);
    let over = false;
    const clerks = await Promise.all(
      counties.map(async (county, place) => {
        const { addresses } = fleet;
        const token = await tokenOf('county-treasury', county);
        const looks = place % 2 === 0;
        return new CountyClerk({ county, token, addresses, until: () => over, looks });
      }),
    );
    const working = Promise.all(clerks.map((clerk) => clerk.work()));
    working.catch(() => (over = true));
    const takeovers = await options.disturb({ system, fleet, isOver: () => over });
    over = true;
    await working;
    await reached(system, await system.store.head());
    const histories = await Promise.all(clerks.map((clerk) => history(clerk, fleet)));
    await fleet.stop();
    const recorded = await recordedIn(system);
    const live = await rowsOfReadModels(connectionString);
    await rebuild(
      system.store,
      system.logins.of('projector'),
      () => undefined,
      new AbortController().signal,
    );
    const folded = await rowsOfReadModels(connectionString);
    const { recordedLog } = system;
    return {
      ...compare(
        clerks.flatMap(({ acknowledged }) => acknowledged),
        recorded,
      ),
      otherwise: histories.flatMap(({ otherwise }) => otherwise),
      misreplayed: histories.flatMap(({ misreplayed }) => misreplayed),
      events: await system.store.head(),
      wrong: clerks.flatMap(({ wrong }) => wrong),
      differing: [...folded.keys()].filter((table) => folded.get(table) !== live.get(table)),
      verification: await verifyEvents({
        ...system.logins.of('verifier'),
        log: recordedLog,
        checkpoints: [],
      }),
      projectorsKilled: takeovers.length,
      longestTakeoverMs: Math.max(0, ...takeovers),
      longestUnseenMs: Math.max(...clerks.map(({ longestUnseen }) => longestUnseen)),
      askedAgain: clerks.reduce((sum, { askedAgain }) => sum + askedAgain, 0),
    };
  } finally {
    await fleet.stop();
    await system.close();
  }
}

function tokenOf(role: Role, region?: string): Promise<string> {
  const office = region === undefined ? {} : { region };
  return signToken(SECRET, { subject: `a ${role}`, roles: [role], ...office }, 24 * 3600);
}

async function registerRegions(address: string, counties: readonly string[]): Promise<void> {
  const token = await tokenOf('province-finance');
  const regions = [
    { code: '220000', name: '某省', level: 'province' },
    ...counties.map((code) => ({ code, name: `某县${code}`, level: 'county', parent: '220000' })),
  ];
  for (const region of regions) {
    const answer = await fetch(`${address}/api/v1/regions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(region),
    });
    if (answer.status !== 201) throw new Error(await answer.text());
  }
}

/** Until the read models are there, however long that takes. */
export async function reached({ position }: System, head: bigint): Promise<void> {
  while (!(await position.waitFor(head, 1_000)));
}

/** How often each county's entry is recorded, by type, county and number. */
async function recordedIn({ store }: System): Promise<ReadonlyMap<string, readonly string[]>> {
  const recorded = new Map<string, string[]>();
  let last = 0n;
  for await (const page of store.readAll()) {
    for (const event of page) {
      if (event.position !== ++last) throw new Error(`a gap before ${event.position}`);
      const data = JSON.parse(event.data) as {
        readonly entryNo?: string;
        readonly batchNo?: string;
      };
      const number = data.entryNo ?? (event.type === 'DisbursementRecorded' ? data.batchNo : null);
      if (number == null) continue;
      recorded.set(number, [...(recorded.get(number) ?? []), event.id]);
    }
  }
  return recorded;
}

/** Commands once more, and the replay of the county, against what was acknowledged. */
async function history(clerk: CountyClerk, { addresses }: Fleet) {
  const otherwise = await clerk.repeat();
  const { county, acknowledged } = clerk;
  const url = `${addresses[0]}/api/v1/audit/counties/${county}/years/2019/replay`;
  const headers = { authorization: `Bearer ${await tokenOf('audit')}` };
  const text = await (await fetch(url, { headers })).text();
  const told = acknowledged.filter(({ eventId }) => text.split(`"${eventId}"`).length !== 2);
  const misreplayed = told.length === 0 ? [] : [`${county}: ${told.length} entries`];
  return { otherwise, misreplayed };
}

function compare(
  acknowledged: readonly Acknowledged[],
  recorded: ReadonlyMap<string, readonly string[]>,
) {
  const ids = new Set([...recorded.values()].flat());
  const acknowledgedIds = new Set(acknowledged.map(({ eventId }) => eventId));
  return {
    acknowledged: acknowledged.length,
    lost: acknowledged.filter(({ eventId }) => !ids.has(eventId)).map(({ eventId }) => eventId),
    unknown: [...ids].filter((id) => !acknowledgedIds.has(id)),
    doubled: [...recorded].filter(([, events]) => events.length > 1).map(([number]) => number),
  };
}
