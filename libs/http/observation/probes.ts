/** Probes and metrics of a process that answers no requests: the projector alone. */
import { type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Settings } from '../../configuration/settings.js';
import { CannotListen } from './lifecycle.js';
import { Metrics } from './metrics.js';
import { type ProcessHealth, probeStatus, readinessOf } from './process-health.js';

export interface Probes {
  readonly address: string;
  close(): Promise<void>;
}

/**
 * The same three answers as the api's, for the same probes.
 * @throws CannotListen
 */
export async function answerProbes(
  process: ProcessHealth,
  { host, probePort }: Pick<Settings, 'host' | 'probePort'>,
): Promise<Probes> {
  const metrics = new Metrics();
  const answers: Readonly<Record<string, (response: ServerResponse) => Promise<void>>> = {
    '/health/live': async (response) => json(response, 200, { status: 'up' }),
    '/health/ready': async (response) => {
      const readiness = readinessOf(await process.health(), false);
      json(response, probeStatus(readiness), readiness);
    },
    '/metrics': async (response) => {
      const text = await metrics.text(await process.readings());
      response.writeHead(200, { 'Content-Type': metrics.contentType }).end(text);
    },
  };
  const server = createServer((request, response) => {
    const answer = request.method === 'GET' ? answers[request.url ?? ''] : undefined;
    if (!answer) return void response.writeHead(404).end();
    answer(response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', ({ message }) => reject(new CannotListen(`DOUDI_PROBE_PORT: ${message}`)));
    server.listen(probePort ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
