/** Sends the requests of a scenario to a server and keeps them with what was answered. */
import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import yazl from 'yazl';
import { cosign } from '../../libs/audit/domain/cosignature.js';
import { eventIdOf, uuidFromName } from '../../libs/event-store/identifiers.js';
import { LOADER, ROOT, type Server, WITNESS, WITNESS_KEY } from './server.js';
import { type AnsweredRequest, type KeptRequest, type Person, send } from './requests.js';

/** An event as it was recorded before the release that runs: in its stored form, by no command. */
export interface OlderEvent {
  readonly name: string;
  readonly by: Person;
  readonly stream: string;
  readonly type: string;
  readonly version: number;
  readonly occurredOn: string;
  readonly data: object;
  readonly claim: { readonly key: string; readonly fingerprint: string } | null;
}

interface Written extends Readonly<Record<string, unknown>> {
  readonly events: readonly { readonly id: string }[];
  readonly position?: number;
}

const API = '/api/v1';
const NAMESPACE = '3f6d7c44-1d0f-5b7e-8a55-1c7e6b0a9d10';

export class Recorder {
  readonly kept: AnsweredRequest[] = [];

  constructor(
    private readonly server: Server,
    private readonly sql: pg.Client,
  ) {}

  post(name: string, as: Person | null, path: string, json: object): Promise<Written> {
    return this.write({ ...writeOf(name, as, path), json });
  }

  csv(name: string, as: Person, path: string, csv: string): Promise<Written> {
    return this.write({ ...writeOf(name, as, path), csv });
  }

  upload(name: string, as: Person, path: string, upload: string): Promise<Written> {
    return this.write({ ...writeOf(name, as, path), upload });
  }

  /** A read that is recorded, or that tells what the next request needs. */
  async get(as: Person, path: string): Promise<Readonly<Record<string, unknown>>> {
    const { address, secret } = this.server;
    const request: KeptRequest = { name: path, as, method: 'GET', path: API + path };
    const { status, body } = await send(address, secret, request);
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    await this.settled();
    return body as Record<string, unknown>;
  }

  /** @returns its id */
  async older(event: OlderEvent): Promise<string> {
    const { name, by, stream, type, version, occurredOn, data, claim } = event;
    const commandId = uuidFromName(NAMESPACE, name);
    const id = eventIdOf(commandId, 0);
    const actor = { subject: by.subject, role: by.role, organisation: by.region ?? '220000' };
    const metadata = { actor, commandId, correlationId: commandId, causationId: commandId };
    await this.sql.query('BEGIN');
    const { rows } = await this.sql.query<{ outcome: number; first_position: string }>(
      'SELECT outcome, first_position FROM store.append_one($1, -2, $2, $3, $4, $5, $6, $7)',
      [stream, id, type, version, occurredOn, JSON.stringify(metadata), JSON.stringify(data)],
    );
    if (rows[0]!.outcome !== 0) throw new Error(`${name} was not appended`);
    if (claim) {
      await this.sql.query(
        `INSERT INTO store.claims (key, fingerprint, event_id, stream, position)
           VALUES ($1, $2, $3, $4, $5)`,
        [claim.key, claim.fingerprint, id, stream, rows[0]!.first_position],
      );
    }
    await this.sql.query('COMMIT');
    await this.settled();
    return id;
  }

  /** Of the first event of this type in the stream. */
  async dataOf(stream: string, type: string): Promise<{ data: object; occurredOn: string }> {
    const { rows } = await this.sql.query<{ data: object; day: string }>(
      `SELECT data, occurred_on::text AS day FROM store.events
        WHERE stream = $1 AND type = $2 ORDER BY position LIMIT 1`,
      [stream, type],
    );
    return { data: rows[0]!.data, occurredOn: rows[0]!.day };
  }

  /** By the command line, beside the server. */
  async rotateVaultKey(): Promise<void> {
    const child = spawn(process.execPath, [...LOADER, 'apps/cli/main.ts', 'rotate-vault-key'], {
      cwd: ROOT,
      env: this.server.env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const code = await new Promise((resolve) => child.once('exit', resolve));
    if (code !== 0) throw new Error(`rotate-vault-key ended with ${String(code)}`);
    await this.settled();
  }

  /** Waits until the server has sealed everything: it does so within a minute. */
  async seal(): Promise<void> {
    for (;;) {
      const { rows } = await this.sql.query<{ sealed: boolean }>(
        `SELECT (SELECT max(size) FROM store.seals) = (SELECT position FROM store.head) AS sealed`,
      );
      if (rows[0]!.sealed) return;
      await pause(500);
    }
  }

  async cosign(name: string, as: Person): Promise<void> {
    const { rows } = await this.sql.query<{ size: string; checkpoint: string; at: string }>(
      `SELECT size, checkpoint, extract(epoch FROM sealed_at)::bigint AS at
         FROM store.seals ORDER BY size DESC LIMIT 1`,
    );
    const { size, checkpoint, at } = rows[0]!;
    const cosignature = cosign(checkpoint, WITNESS, WITNESS_KEY, BigInt(at));
    await this.post(name, as, `/audit/checkpoints/${size}/cosignatures`, { cosignature });
  }

  private async write(request: KeptRequest): Promise<Written> {
    const { address, secret } = this.server;
    const answer = await send(address, secret, request);
    const { name } = request;
    if (answer.status >= 300) {
      throw new Error(`${name}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    this.kept.push({ request, answer });
    await this.settled();
    return answer.body as Written;
  }

  /** So that the next step is decided on figures that hold this one. */
  private async settled(): Promise<void> {
    const { rows } = await this.sql.query<{ position: string }>('SELECT position FROM store.head');
    await this.server.settled(rows[0]!.position);
  }
}

function writeOf(name: string, as: Person | null, path: string): KeptRequest {
  return { name, as, method: 'POST', path: API + path };
}

/** A zip of these texts, base64: the same for the same texts. */
export async function archiveOf(files: Readonly<Record<string, string>>): Promise<string> {
  const zip = new yazl.ZipFile();
  for (const [name, text] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(text), name, { mtime: new Date('2018-01-01T00:00:00Z') });
  }
  zip.end();
  return (await buffer(zip.outputStream as Readable)).toString('base64');
}
