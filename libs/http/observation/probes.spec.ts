import { afterEach, describe, expect, it } from '@jest/globals';
import { CannotListen } from './lifecycle.js';
import { type Probes, answerProbes } from './probes.js';
import type { HealthReason } from './health-reasons.js';
import type { HealthReport } from './process-health.js';

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

async function probed(report: HealthReport, path: string): Promise<Response> {
  const readings = [{ name: 'doudi_store_up', help: '…', type: 'gauge', value: 1 }] as const;
  const backend = { health: async () => report, readings: async () => readings };
  probes ??= await answerProbes(backend, { host: '127.0.0.1', probePort: 0 });
  return fetch(probes.address.replace('localhost', '127.0.0.1') + path);
}

describe('the probes of a projector', () => {
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
    const taken = { host: '127.0.0.1', probePort: Number(new URL(probes!.address).port) };
    const backend = { health: async () => UP, readings: async () => [] };
    await expect(answerProbes(backend, taken)).rejects.toThrow(CannotListen);
    await expect(answerProbes(backend, taken)).rejects.toThrow(/DOUDI_PROBE_PORT/);
  });
});
