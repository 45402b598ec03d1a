import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import { type Query, QueryBus } from '@nestjs/cqrs';
import { ProcessHealth } from '../../libs/http/observation/process-health.js';
import { Metrics, readingsText } from '../../libs/http/observation/metrics.js';
import { type Probes, answerProbes } from '../../libs/http/observation/probes.js';
import { CannotListen, listen, stopGracefully } from '../../libs/http/observation/lifecycle.js';
import { RateLimit } from '../../libs/http/access/rate-limit.js';
import { OWN } from './some-entries.js';
import { runApi } from './running-api.js';

describe('the probes', () => {
  it('tell a process that lives from one that is ready', async () => {
    const api = await runApi();
    try {
      const get = (path: string) => api.anonymous().get(path);
      expect((await get('/health/live')).body).toEqual({ status: 'up' });
      const ready = await get('/health/ready');
      const up = { status: 'up', reason: null, lag: 0, setAside: [] };
      expect([ready.status, ready.body]).toEqual([200, up]);
      const reasons = new Set(['STORE_DOWN', 'DISK_FULL'] as const);
      api.app.get(ProcessHealth).health = async () => ({ reasons, lag: 0, setAside: [] });
      const { status, body } = await get('/health/ready');
      expect([status, body.status, body.reason]).toEqual([503, 'down', 'STORE_DOWN']);
      expect((await get('/health/live')).status).toBe(200);
    } finally {
      await api.close();
    }
  });

  it('say no while the server stops, and requests in flight end', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const api = await runApi();
    const queries = api.app.get(QueryBus);
    const ask = queries.execute.bind(queries);
    queries.execute = async (query: Query<never>) => {
      await held;
      return ask(query);
    };
    const auditor = await api.as('audit');
    const slow = auditor.get(`/api/v1/counties/${OWN}/years/2017/ledger`).then((answer) => answer);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const stopped = stopGracefully(api.app, { drainSeconds: 1, stopSeconds: 5 });
    const ready = await api.anonymous().get('/health/ready');
    expect([ready.status, ready.body.status]).toEqual([503, 'stopping']);
    setTimeout(release, 1200);
    expect((await slow).status).toBe(200);
    await stopped;
    expect(api.server.listening).toBe(false);
    await api.close();
  });
});

describe('the metrics', () => {
  it('count requests by route and carry what the faked tells', async () => {
    const api = await runApi();
    let probes: Probes | undefined;
    try {
      await (await api.as('audit')).get('/api/v1/regions');
      await api.anonymous().get('/nowhere/220422199106225699');
      const health = api.app.get(ProcessHealth);
      const probed = { health, metrics: api.app.get(Metrics), isStopping: () => false };
      probes = await answerProbes(probed, { host: '127.0.0.1', port: 0, probePort: 0 });
      const asked = () => fetch(`${probes!.address}/metrics`);
      const answer = await asked();
      const text = await answer.text();
      expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
      // 12.B5: nothing but probes on the port that requests come to.
      expect((await api.anonymous().get('/metrics')).status).toBe(404);
      expect((await api.anonymous().get('/health')).status).toBe(404);
      expect(text).toContain('route="/api/v1/regions",status="200"');
      expect(text).toContain('route="unmatched",status="404"');
      expect(text).toContain('# TYPE doudi_store_up gauge\ndoudi_store_up 1\n');
      expect(text).toContain('process_cpu_seconds_total');
      expect(text).not.toContain('220422199106225699');
      health.readings = () => Promise.reject(new Error('out of reach'));
      expect(await (await asked()).text()).toContain('process_cpu_seconds_total');
    } finally {
      await probes?.close();
      await api.close();
    }
  });

  it('write labels as Prometheus reads them', () => {
    const reading = { name: 'lag', help: 'h', type: 'gauge', value: 1.5 } as const;
    expect(readingsText([{ ...reading, labels: { name: 'a"b\\c\nd' } }])).toBe(
      '# HELP lag h\n# TYPE lag gauge\nlag{name="a\\"b\\\\c\\nd"} 1.5\n',
    );
  });
});

describe('listening', () => {
  it('says in both languages that the port is in use', async () => {
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
    const { port } = taken.address() as AddressInfo;
    const server = createHttpServer();
    const app = {
      getHttpServer: () => server,
      listen: (at: number, host: string) =>
        new Promise<void>((done, fail) => server.once('error', fail).listen(at, host, done)),
    } as unknown as INestApplication;
    try {
      await expect(listen(app, { host: '127.0.0.1', port })).rejects.toThrow(CannotListen);
      await expect(listen(app, { host: '127.0.0.1', port })).rejects.toThrow(/已被占用.*in use/);
    } finally {
      taken.close();
    }
  });
});

describe('the rate limit', () => {
  it('fills up again with time', () => {
    let now = 0;
    const limit = new RateLimit(10, () => now);
    const take = (times: number) => Array.from({ length: times }, () => limit.take('li'));
    expect(take(20)).toEqual(Array(20).fill(0));
    expect(take(1)).toEqual([1]);
    now = 500;
    expect(take(6)).toEqual([0, 0, 0, 0, 0, 1]);
    expect(limit.take('wang')).toBe(0);
  });

  it('remembers only so many', () => {
    const limit = new RateLimit(1, () => 0, 2);
    expect([limit.take('a'), limit.take('a'), limit.take('a')]).toEqual([0, 0, 1]);
    limit.take('b');
    limit.take('c');
    expect(limit.take('a')).toBe(0);
  });
});
