/** A site that a drill works on: its processes, what is recorded there, and what it has sealed. */
import { setTimeout as pause } from 'node:timers/promises';
import { openSystem } from '../../apps/system/system.js';
import { signToken } from '../../libs/access/tokens.js';
import { readSettings } from '../../libs/configuration/settings.js';
import { type Fleet, startFleet } from '../chaos/fleet.js';
import { receive, registerProvince } from '../restore/restore-drill.js';

export type Env = Readonly<Record<string, string>>;

/** As many as the rule of seals waits for, so that nobody has to wait for its seconds. */
const EVENTS = 1000;
const WITHIN_MS = 120_000;

export class OperatedSite {
  private fleet: Fleet | undefined;

  constructor(
    readonly folder: string,
    /** Of all processes; of commands too, with `more`. */
    public env: Env,
    private readonly counts: Parameters<typeof startFleet>[0] = { api: 1, projector: 2 },
  ) {}

  async start(): Promise<void> {
    this.fleet = await startFleet(this.counts, `${this.folder}/processes`, this.env);
  }

  async stop(): Promise<void> {
    await this.fleet?.stop();
    this.fleet = undefined;
  }

  get address(): string {
    return this.fleet!.addresses[0]!;
  }

  get processes(): Fleet {
    return this.fleet!;
  }

  /** What `curl` of the page is told. */
  async auditor(address = this.address): Promise<Env> {
    const subject = { subject: 'an auditor', roles: ['audit'] as const };
    const token = await signToken(this.env['AUTH_JWT_SECRET']!, subject, 3600);
    return { API: `${address}/api/v1`, AUDIT: `Authorization: Bearer ${token}` };
  }

  /** @param part names the receipts: the same are not recorded twice */
  async record(part: string, count = EVENTS): Promise<bigint> {
    const system = await openSystem(readSettings(this.env, 'tool'), () => undefined);
    try {
      if ((await system.store.head()) === 0n) await registerProvince(system);
      await receive(system, part, count);
      return await system.store.head();
    } finally {
      await system.close();
    }
  }

  /** Resolves when a seal covers so many events. */
  async sealed(size: bigint): Promise<void> {
    const until = performance.now() + WITHIN_MS;
    for (;;) {
      const answer = await fetch(`${this.address}/api/v1/public/log/checkpoint`);
      const [, covered = '0'] = (await answer.text()).split('\n');
      if (answer.ok && BigInt(covered) >= size) return;
      if (performance.now() > until) {
        throw new Error(
          `not sealed up to ${size}: ${this.fleet!.said(this.fleet!.names.at(-1)!).slice(-2000)}`,
        );
      }
      await pause(250);
    }
  }

  /** Resolves when the read models hold everything up to there. */
  async projected(position: bigint): Promise<void> {
    const until = performance.now() + WITHIN_MS;
    const { AUDIT } = await this.auditor();
    const headers = { authorization: AUDIT!.slice('Authorization: '.length) };
    for (;;) {
      const asked = `${this.address}/api/v1/regions?minPosition=${position}`;
      const answer = await fetch(asked, { headers });
      await answer.body?.cancel();
      if (answer.ok) return;
      if (performance.now() > until) throw new Error(`not projected up to ${position}`);
    }
  }

  /** The first reason that any process tells. */
  async reasonOf(name: string): Promise<string | null> {
    const url = `http://127.0.0.1:${this.fleet!.probePort(name)}/health/ready`;
    return ((await (await fetch(url)).json()) as { reason: string | null }).reason;
  }
}
