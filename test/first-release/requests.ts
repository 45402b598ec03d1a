/** Requests as they are kept and sent again, and what of an answer is held against the kept one. */
import { createHash } from 'node:crypto';
import type { Role } from '../../libs/access/domain/roles.js';
import { signToken } from '../../libs/access/tokens.js';
import { unzipped } from '../end-to-end/unzipped.js';

export interface Person {
  readonly role: Role;
  readonly region?: string;
  readonly subject: string;
}

export interface KeptRequest {
  /** Of a write: its idempotency key too. */
  readonly name: string;
  /** null: somebody of the public. */
  readonly as: Person | null;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly json?: object;
  readonly csv?: string;
  /** Base64 of the file that is uploaded as `package`. */
  readonly upload?: string;
}

export interface KeptAnswer {
  readonly status: number;
  /** ETag, Location and Idempotent-Replayed, where they were sent. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON as it was answered; of an archive, what `comparable` makes of it. */
  readonly body: unknown;
}

export interface AnsweredRequest {
  readonly request: KeptRequest;
  readonly answer: KeptAnswer;
}

/** Of a write: first as it was recorded, then to the same key on the database as it was kept. */
export interface RepeatedRequest extends AnsweredRequest {
  readonly repeated: KeptAnswer;
}

/** All that a server has counted of commands, by `doudi_commands_total` of its metrics. */
export function commandsCounted(metrics: string): number {
  const counts = [...metrics.matchAll(/^doudi_commands_total\{[^}]*\} (\d+)$/gm)];
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}

const KEPT_HEADERS = ['etag', 'location', 'idempotent-replayed'];

export async function send(
  address: string,
  secret: string,
  request: KeptRequest,
): Promise<KeptAnswer> {
  const { name, as, method, path, json, csv, upload } = request;
  const headers = new Headers();
  if (method === 'POST') headers.set('Idempotency-Key', name);
  if (as) headers.set('Authorization', `Bearer ${await tokenOf(secret, as)}`);
  let body: string | FormData | undefined;
  if (json !== undefined) {
    headers.set('Content-Type', 'application/json');
    body = JSON.stringify(json);
  } else if (csv !== undefined) {
    headers.set('Content-Type', 'text/csv');
    body = csv;
  } else if (upload !== undefined) {
    body = new FormData();
    body.set('package', new Blob([Buffer.from(upload, 'base64')]), 'package.zip');
  }
  const answer = await fetch(address + path, { method, headers, ...(body ? { body } : {}) });
  return {
    status: answer.status,
    headers: Object.fromEntries(
      KEPT_HEADERS.flatMap((header) => {
        const value = answer.headers.get(header);
        return value === null ? [] : [[header, value]];
      }),
    ),
    body: await comparable(answer),
  };
}

function tokenOf(secret: string, { role, region, subject }: Person): Promise<string> {
  const office = region === undefined ? {} : { region };
  return signToken(secret, { subject, roles: [role], ...office }, 3600);
}

/** Of an archive its names and the hash of the events in it; of a report not how long it took. */
async function comparable(answer: Response): Promise<unknown> {
  const type = answer.headers.get('content-type') ?? '';
  if (type.startsWith('application/zip')) {
    const files = await unzipped(Buffer.from(await answer.arrayBuffer()));
    const events = files.get('events.ndjson')!;
    return {
      files: [...files.keys()],
      events: createHash('sha256').update(events).digest('hex'),
    };
  }
  const text = await answer.text();
  if (!/^application\/(problem\+)?json\b/.test(type)) return text;
  const { seconds: _seconds, ...body } = JSON.parse(text) as Record<string, unknown>;
  return body;
}
