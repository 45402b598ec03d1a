/**
 * What one asks a process about itself, on a port of its own: probes, what they leave out, and
 * metrics. An api answers the probes on `PORT` too, where balancers ask.
 */
import { type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Settings } from '../../configuration/settings.js';
import { HEALTH_REASONS } from './health-reasons.js';
import { CannotListen } from './lifecycle.js';
import type { Metrics } from './metrics.js';
import { type ProcessHealth, detailsOf, probeStatus, readinessOf } from './process-health.js';

export interface Probes {
  readonly address: string;
  close(): Promise<void>;
}

export interface Probed {
  readonly health: ProcessHealth;
  readonly metrics: Metrics;
  /** Whether the process is on its way out. */
  readonly isStopping: () => boolean;
}

const LOOPBACK = '127.0.0.1';
const LAST_PORT = 65_535;

/**
 * At `DOUDI_PROBE_PORT`; where that is not set, on the loopback address at the port after `PORT`,
 * or at a free one where another process of this machine has that.
 * @throws CannotListen
 */
export async function answerProbes(
  probed: Probed,
  { host, port, probePort }: Pick<Settings, 'host' | 'port' | 'probePort'>,
): Promise<Probes> {
  const server = createServer((request, response) => {
    const answer = request.method === 'GET' ? ANSWERS[request.url ?? ''] : undefined;
    if (!answer) return void response.writeHead(404).end();
    answer(response, probed).catch(() => response.writeHead(500).end());
  });
  if (probePort !== null) await listening(server, probePort, host);
  else {
    const next = port === 0 || port === LAST_PORT ? 0 : port + 1;
    await listening(server, next, LOOPBACK).catch(() => listening(server, 0, LOOPBACK));
  }
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const ANSWERS: Readonly<
  Record<string, (response: ServerResponse, probed: Probed) => Promise<void>>
> = {
  '/health/live': async (response) => json(response, 200, { status: 'up' }),
  '/health/ready': async (response, { health, isStopping }) => {
    const readiness = readinessOf(await health.health(), isStopping());
    json(response, probeStatus(readiness), readiness);
  },
  '/health': async (response, { health, isStopping }) => {
    const report = await health.health();
    const reasons = detailsOf(report, isStopping()).map((code) => {
      const [status, zh, en] = HEALTH_REASONS[code];
      return { code, status, zh, en };
    });
    json(response, 200, { ...readinessOf(report, isStopping()), reasons });
  },
  '/metrics': async (response, { health, metrics }) => {
    // What the process knows of itself is told also while the store is out of reach.
    const text = await metrics.text(await health.readings().catch(() => []));
    response.writeHead(200, { 'Content-Type': metrics.contentType }).end(text);
  },
};

async function listening(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const refused = ({ message }: Error): void =>
      reject(new CannotListen(`DOUDI_PROBE_PORT: ${message}`));
    server.once('error', refused);
    server.listen(port, host, () => {
      server.off('error', refused);
      resolve();
    });
  });
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
