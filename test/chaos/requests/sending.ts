/** Sends requests as they are, past what a good client would correct, and takes the time. */
import { Agent, type IncomingMessage, request } from 'node:http';
import type { Operation } from './example-requests.js';

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | undefined;
  /** It is left once it has begun. */
  readonly isEndless?: boolean;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly headers: IncomingMessage['headers'];
  /** Empty where it is no text. */
  readonly text: string;
  /** undefined where it is no JSON. */
  readonly json: unknown;
  /** Milliseconds until its first byte, and until its last. */
  readonly firstMs: number;
  readonly lastMs: number;
}

const ANSWER_WITHIN_MS = 60_000;

export class Sender {
  private readonly agent: Agent;

  constructor(
    private readonly address: string,
    clients: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: clients });
  }

  /** @throws where there is no answer */
  send({ method, path, headers, body, isEndless = false }: Sent): Promise<Answer> {
    const begun = performance.now();
    return new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
      const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
      const options = { method, headers: { ...headers, ...length }, agent: this.agent, signal };
      const sent = request(new URL(this.address), { ...options, path }, (response) => {
        const firstMs = performance.now() - begun;
        const chunks: Buffer[] = [];
        const end = (): void => {
          const lastMs = performance.now() - begun;
          resolve({ ...whatItSays(response, Buffer.concat(chunks)), firstMs, lastMs });
        };
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('end', end);
        response.once('error', reject);
        if (!isEndless || response.statusCode !== 200) return;
        end();
        response.destroy();
      });
      sent.once('error', reject);
      sent.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

function whatItSays(response: IncomingMessage, bytes: Buffer) {
  const { headers, statusCode: status = 0 } = response;
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  const text = type === 'application/zip' ? '' : bytes.toString('utf8');
  return { status, type, headers, text, json: /[/+]json$/.test(type) ? parsed(text) : undefined };
}

function parsed(text: string): unknown {
  return text === '' ? undefined : JSON.parse(text);
}

/** Whether the answer of the operation goes on for as long as somebody listens. */
export function isStream({ described }: Operation): boolean {
  return Object.hasOwn(described.responses['200']?.content ?? {}, 'text/event-stream');
}

const LONG_ANSWERS = ['application/zip', 'application/x-ndjson', 'text/event-stream'];

/** Whether its answers may take long, once they have begun. */
export function mayBeLong({ described }: Operation): boolean {
  const answers = Object.values(described.responses).flatMap(({ content }) =>
    Object.keys(content ?? {}),
  );
  const takesPackage = described.requestBody?.content['multipart/form-data'] !== undefined;
  if (described['x-long-work'] === true) return true;
  return takesPackage || answers.some((type) => LONG_ANSWERS.includes(type));
}
