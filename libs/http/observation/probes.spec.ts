import { afterEach, describe, expect, it } from '@jest/globals';
import { CannotListen } from './lifecycle.js';
import { type Probes, answerProbes } from './probes.js';
import type { HealthReport } from './process-health.js';

const UP: HealthReport = {
  events: 'postgresql',
  store: 'up',
  readModels: 'behind',
  lag: 20_000,
  isWhole: true,
  isOtherwise: false,
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
    const answer = await probed(
      { ...UP, store: 'down', readModels: 'stopped', lag: 0 },
      '/health/live',
    );
    expect(answer.status).toBe(200);
  });

  it.each<[HealthReport, number]>([
    [UP, 200],
    [{ ...UP, readModels: 'stopped' }, 200],
    [{ ...UP, isWhole: false }, 503],
    [{ ...UP, store: 'down' }, 503],
  ])('say of %j with %i whether it is ready', async (report, status) => {
    const answer = await probed(report, '/health/ready');
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ store: report.store, setAside: ['an event'] });
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
