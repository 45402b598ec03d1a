import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { CannotListen } from './lifecycle.js';
import { type Probes, answerProbes } from './probes.js';
import type { HealthReason } from './health-reasons.js';
import { Metrics } from './metrics.js';
import type { HealthReport, ProcessHealth } from './process-health.js';

const UP: HealthReport = {
  reasons: new Set(['LAGGING']),
  lag: 20_000,
  setAside: ['an event'],
};
let probes: Probes | undefined;

afterEach(async () => {
  await probes?.close();
  probes = undefined;
});

const metrics = new Metrics();
afterAll(() => metrics.onModuleDestroy());

const probedOf = (health: ProcessHealth) => ({ health, metrics, isStopping: () => false });

async function probed(report: HealthReport, path: string): Promise<Response> {
  const readings = [{ name: 'doudi_store_up', help: '…', type: 'gauge', value: 1 }] as const;
  const health = { health: async () => report, readings: async () => readings };
  probes ??= await answerProbes(probedOf(health), { host: '127.0.0.1', port: 0, probePort: 0 });
  return fetch(probes.address.replace('localhost', '127.0.0.1') + path);
}

describe('the port of probes', () => {
  it('say that it lives, whatever the store does', async () => {
    const answer = await probed({ ...UP, reasons: new Set(['STORE_DOWN']) }, '/health/live');
    expect(answer.status).toBe(200);
  });

  it.each<[readonly HealthReason[], number, string, HealthReason | null]>([
    [[], 200, 'up', null],
    [['LAGGING'], 200, 'degraded', 'LAGGING'],
    [['PROJECTOR_STOPPED', 'DISK_FULL'], 200, 'degraded', 'DISK_FULL'],
    [['DISK_FULL', 'READ_MODELS_BEHIND'], 503, 'down', 'READ_MODELS_BEHIND'],
    [['STORE_DOWN'], 503, 'down', 'STORE_DOWN'],
  ])('12.C2 say of %j with %i whether it is ready', async (reasons, code, status, reason) => {
    const answer = await probed({ ...UP, reasons: new Set(reasons) }, '/health/ready');
    expect(answer.status).toBe(code);
    expect(await answer.json()).toEqual({ status, reason, lag: 20_000, setAside: ['an event'] });
  });

  it('tell metrics of the store and of the process, and nothing else', async () => {
    const text = await (await probed(UP, '/metrics')).text();
    expect(text).toContain('\ndoudi_store_up 1\n');
    expect(text).toContain('process_cpu_seconds_total');
    expect((await probed(UP, '/api/v1/gap-alerts')).status).toBe(404);
  });

  it('say which setting to change where the port is in use', async () => {
    await probed(UP, '/health/live');
    const probePort = Number(new URL(probes!.address).port);
    const taken = { host: '127.0.0.1', port: 0, probePort };
    const asked = probedOf({ health: async () => UP, readings: async () => [] });
    await expect(answerProbes(asked, taken)).rejects.toThrow(CannotListen);
    await expect(answerProbes(asked, taken)).rejects.toThrow(/DOUDI_PROBE_PORT/);
    // 12.B5: where nothing is set it is the next one, on loopback, or another where that is taken.
    const unset = { host: '0.0.0.0', port: probePort - 1, probePort: null };
    const other = await answerProbes(asked, unset);
    expect(new URL(other.address).port).not.toBe(String(probePort));
    await other.close();
    await probes!.close();
    probes = await answerProbes(asked, unset);
    expect(new URL(probes.address).port).toBe(String(probePort));
  });

  it('12.B5 tell every reason there, and one to balancers', async () => {
    const report = { ...UP, reasons: new Set(['LAGGING', 'DISK_FULL'] as const) };
    const told = await (await probed(report, '/health')).json();
    expect(told).toMatchObject({ status: 'degraded', reason: 'DISK_FULL', lag: 20_000 });
    const { reasons } = told as { reasons: { code: string; zh: string; en: string }[] };
    expect(reasons.map(({ code }) => code)).toEqual(['DISK_FULL', 'LAGGING']);
    expect(reasons[0]!.zh + reasons[0]!.en).toMatch(/磁盘.*disk space/);
  });
});
