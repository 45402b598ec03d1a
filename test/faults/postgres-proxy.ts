/**
 * A proxy in front of PostgreSQL that does to statements what rules say: answers them by an error,
 * delays them, keeps their answers, cuts the connection before or after the server has done them.
 * It reads as much of the protocol as that takes; what no rule matches passes as it is.
 */
import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export type Fault =
  /** The server itself raises an error of this SQLSTATE instead of doing it. */
  | { readonly kind: 'error'; readonly code: string }
  /** It is done after so long. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** It is done, and neither its answer nor any later one arrives. */
  | { readonly kind: 'withhold' }
  /** It is done, and the connection breaks instead of its answer. */
  | { readonly kind: 'cut' }
  /** It is done; from then on nothing passes, in no direction: its client stands still. */
  | { readonly kind: 'freeze' }
  /** The connection breaks instead of it. */
  | { readonly kind: 'drop' };

export interface Rule {
  /** Of the text of the statement. */
  readonly match: RegExp;
  readonly fault: Fault;
  /** How often it strikes; without end where it is left out. */
  readonly times?: number;
}

export interface PostgresProxy {
  /** The server's connection string, through the proxy. */
  readonly url: string;
  /** Statements that a rule has struck, in their order. */
  readonly struck: readonly string[];
  /** From now on; the rules before are over. */
  rules(...rules: readonly Rule[]): void;
  /** Nothing passes any more on the connections there are, as if their process were stopped. */
  freezeAll(): void;
  /** What was held back passes. */
  thaw(): void;
  /** Cuts all connections there are. */
  cutAll(): void;
  close(): Promise<void>;
}

const NO_SSL = 'N';
const SSL_REQUEST = 80877103;
const GSS_REQUEST = 80877104;

export async function startPostgresProxy(serverUrl: string): Promise<PostgresProxy> {
  const target = new URL(serverUrl);
  const rules: { readonly rule: Rule; left: number }[] = [];
  const struck: string[] = [];
  const open = new Set<Passage>();
  const strike = (text: string): Fault | undefined => {
    const found = rules.find(({ rule, left }) => left > 0 && rule.match.test(text));
    if (!found) return undefined;
    found.left--;
    struck.push(text);
    return found.rule.fault;
  };
  const server = createServer((client) => {
    const upstream = connect(Number(target.port || 5432), target.hostname);
    const passage = new Passage(client, upstream, strike);
    open.add(passage);
    void passage.ended.then(() => open.delete(passage));
  });
  await listening(server);
  const url = new URL(serverUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  const cutAll = (): void => open.forEach((passage) => passage.cut());
  return {
    url: url.href,
    struck,
    rules: (...next) => {
      rules.splice(
        0,
        rules.length,
        ...next.map((rule) => ({ rule, left: rule.times ?? Infinity })),
      );
    },
    freezeAll: () => open.forEach((passage) => passage.freeze()),
    thaw: () => open.forEach((passage) => passage.thaw()),
    cutAll,
    close: async () => {
      cutAll();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function listening(server: Server): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}

/** One client's connection and the proxy's to the server. */
class Passage {
  readonly ended: Promise<void>;
  private rest: Buffer = Buffer.alloc(0);
  private started = false;
  /** Messages of the request that is being read, up to its end. */
  private request: Buffer[] = [];
  private texts: string[] = [];
  private readonly prepared = new Map<string, string>();
  private fate: 'withhold' | 'cut' | undefined;
  private sending: Promise<void> = Promise.resolve();

  constructor(
    private readonly client: Socket,
    private readonly upstream: Socket,
    private readonly strike: (text: string) => Fault | undefined,
  ) {
    this.ended = new Promise((resolve) => upstream.once('close', () => resolve()));
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      one.on('error', () => this.cut());
      one.on('close', () => other.destroy());
    }
    client.on('data', (chunk: Buffer) => this.take(chunk));
    upstream.on('data', (chunk: Buffer) => {
      if (this.fate === 'cut') this.cut();
      else if (this.fate === undefined) client.write(chunk);
    });
  }

  /** The server is not told of a client's end either: a stopped process ends nothing. */
  freeze(): void {
    this.client.pause();
    this.upstream.pause();
  }

  thaw(): void {
    this.client.resume();
    this.upstream.resume();
  }

  cut(): void {
    this.client.destroy();
    this.upstream.destroy();
  }

  private take(chunk: Buffer): void {
    this.rest = Buffer.concat([this.rest, chunk]);
    for (;;) {
      const header = this.started ? 5 : 4;
      if (this.rest.length < header) return;
      const length = this.rest.readInt32BE(header - 4) + header - 4;
      if (this.rest.length < length) return;
      const message = this.rest.subarray(0, length);
      this.rest = this.rest.subarray(length);
      if (this.started) this.read(message);
      else this.start(message);
    }
  }

  private start(message: Buffer): void {
    const version = message.readInt32BE(4);
    if (version === SSL_REQUEST || version === GSS_REQUEST) return void this.client.write(NO_SSL);
    this.started = true;
    this.upstream.write(message);
  }

  private read(message: Buffer): void {
    const type = String.fromCharCode(message[0]!);
    this.request.push(message);
    if (type === 'Q') this.texts.push(cString(message, 5).text);
    if (type === 'P') {
      const name = cString(message, 5);
      const { text } = cString(message, name.end);
      this.prepared.set(name.text, text);
      this.texts.push(text);
    }
    if (type === 'B') {
      const { text: name } = cString(message, cString(message, 5).end);
      if (!this.texts.includes(this.prepared.get(name)!)) this.texts.push(this.prepared.get(name)!);
    }
    if (type === 'P' || type === 'B' || type === 'D' || type === 'E' || type === 'C') return;
    const [request, text] = [Buffer.concat(this.request), this.texts.join(';')];
    this.request = [];
    this.texts = [];
    this.sending = this.sending.then(() => this.send(request, text));
  }

  private async send(request: Buffer, text: string): Promise<void> {
    const fault = text === '' ? undefined : this.strike(text);
    switch (fault?.kind) {
      case 'drop':
        return this.cut();
      case 'error':
        return void this.upstream.write(raising(fault.code));
      case 'delay':
        await pause(fault.ms);
        break;
      case 'withhold':
      case 'cut':
        this.fate = fault.kind;
        break;
        break;
      case 'freeze':
      case undefined:
    }
    this.upstream.write(request);
    if (fault?.kind === 'freeze') this.freeze();
  }
}

function cString(message: Buffer, from: number): { readonly text: string; readonly end: number } {
  const end = message.indexOf(0, from);
  return { text: message.toString('utf8', from, end), end: end + 1 };
}

/** A simple query: its answer ends as that of any request does. */
function raising(code: string): Buffer {
  const text = `DO $$ BEGIN RAISE EXCEPTION 'a fault of a test' USING ERRCODE = '${code}'; END $$`;
  const body = Buffer.from(`${text}\0`, 'utf8');
  const head = Buffer.alloc(5);
  head.write('Q');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}
