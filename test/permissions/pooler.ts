/**
 * Stands between a client and PostgreSQL as a pooler does: it greets with a process number of its
 * own making, and drops options of the start.
 */
import { type Server, type Socket, connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

const KEY_DATA = 'K'.charCodeAt(0);

export interface Pooler {
  readonly url: string;
  close(): Promise<void>;
}

export async function startPooler(target: string): Promise<Pooler> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const server: Server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => [client, upstream].forEach((each) => each.destroy()));
    }
    client.pipe(upstream);
    let greeted = false;
    let waiting = Buffer.alloc(0);
    upstream.on('data', (chunk: Buffer) => {
      if (greeted) return void client.write(chunk);
      waiting = Buffer.concat([waiting, chunk]);
      let at = 0;
      while (waiting.length >= at + 5) {
        const end = at + 1 + waiting.readInt32BE(at + 1);
        if (waiting.length < end) break;
        if (waiting[at] === KEY_DATA) {
          waiting.writeInt32BE(4_000_000, at + 5);
          greeted = true;
        }
        at = end;
      }
      const whole = greeted ? waiting.length : at;
      client.write(waiting.subarray(0, whole));
      waiting = waiting.subarray(whole);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(target);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: url.href, close };
}
