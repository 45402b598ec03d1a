/** Starting to listen, and stopping so that nobody notices. */
import { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import type { Settings } from '../../configuration/settings.js';

/** Whether this process is on its way out: `/health/ready` then says no. */
export class Lifecycle {
  private readonly end = new AbortController();

  get stopping(): boolean {
    return this.end.signal.aborted;
  }

  /** Aborted when the process begins to stop: what would go on for long ends itself. */
  get ending(): AbortSignal {
    return this.end.signal;
  }

  stop(): void {
    this.end.abort();
  }
}

/** The address cannot be listened on. The message is in Chinese and English. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';
}

const LISTEN_FAULTS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  EADDRINUSE: [
    '端口已被占用；请停止占用它的程序，或用 PORT 指定其他端口',
    'the port is in use; stop the program that uses it, or choose another with PORT',
  ],
  EACCES: [
    '没有权限使用此端口；请用 PORT 指定 1024 以上的端口',
    'the port may not be used; choose one above 1024 with PORT',
  ],
  EADDRNOTAVAIL: ['本机没有此地址，请检查 HOST', 'this machine has no such address: check HOST'],
};

/**
 * Listens where the settings say; answers the address for people to open.
 * @throws CannotListen
 */
export async function listen(
  app: INestApplication,
  { host, port }: Pick<Settings, 'host' | 'port'>,
): Promise<string> {
  try {
    await app.listen(port, host);
  } catch (error) {
    const fault = LISTEN_FAULTS[(error as NodeJS.ErrnoException).code ?? ''];
    if (fault === undefined) throw error;
    throw new CannotListen(`${host}:${port}：${fault[0]} / ${host}:${port}: ${fault[1]}`);
  }
  const server = app.getHttpServer() as Server;
  const bound = (server.address() as AddressInfo).port;
  const open = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host) ? 'localhost' : host;
  return `http://${open}:${bound}`;
}

/**
 * Says no to readiness probes, waits until balancers have noticed, lets requests in flight end, and
 * closes. What has not ended by then is cut off.
 */
export async function stopGracefully(
  app: INestApplication,
  { drainSeconds, stopSeconds }: Pick<Settings, 'drainSeconds' | 'stopSeconds'>,
): Promise<void> {
  const lifecycle = app.get(Lifecycle);
  if (lifecycle.stopping) return;
  lifecycle.stop();
  await new Promise((resolve) => setTimeout(resolve, drainSeconds * 1000));
  const server = app.getHttpServer() as Server;
  const cut = setTimeout(() => server.closeAllConnections(), stopSeconds * 1000);
  try {
    server.closeIdleConnections();
    await app.close();
  } finally {
    clearTimeout(cut);
  }
}
