/** Time stamps of an authority on heads: asked for as heads are signed, held to certificates. */
import { X509Certificate, randomBytes } from 'node:crypto';
import type { Sql } from '../../postgres/sql.js';
import type { Fault } from '../domain/faults.js';
import { timeStampRequest, tokenIn, verifyTimeStamp } from './time-stamp-token.js';
import type { OutsideWord, Said } from '../domain/verdict.js';
import { rowsOf } from './cursor-rows.js';
import type { SectionContext, SectionReport, VerificationSection } from './verification-section.js';
import { type PublishedHead, withoutOthers } from './witnessing.js';

/** Answers what an authority answers to a request. */
export type AskAuthority = (url: string, request: Buffer) => Promise<Buffer>;

const ANSWER_WITHIN_MS = 5_000;
const MOST_BYTES = 100_000;
const NONCE_BYTES = 8;
const AGAIN_AFTER_MS = 60_000;

export class TimeStamping {
  private nextAt = 0;
  private told = '';

  /**
   * @param everyMs between two stamps, at least
   * @param onTrouble told, once, why there is none; sealing goes on
   */
  constructor(
    private readonly url: string,
    private readonly everyMs: number,
    private readonly onTrouble: (error: Error) => void,
    private readonly ask: AskAuthority = askedByHttp,
    private readonly now: () => number = Date.now,
  ) {}

  /** Where one is due: has the head stamped, and keeps the token. */
  async stamped(sql: Sql, { head, checkpoint, signedAt }: PublishedHead): Promise<void> {
    if (this.now() < this.nextAt) return;
    this.nextAt = this.now() + AGAIN_AFTER_MS;
    try {
      const text = withoutOthers(checkpoint, head.origin);
      const nonce = randomBytes(NONCE_BYTES);
      const token = tokenIn(await this.ask(this.url, timeStampRequest(text, nonce)), text, nonce);
      await sql.query(
        `INSERT INTO store.time_stamps (size, signed_at, token, authority) VALUES ($1, $2, $3, $4)`,
        [head.size, signedAt, token, this.url],
      );
      this.nextAt = this.now() + this.everyMs;
      this.told = '';
    } catch (error) {
      const { message } = error as Error;
      if (message !== this.told) {
        this.onTrouble(new Error(`时间戳未取得 no time stamp from ${this.url}: ${message}`));
      }
      this.told = message;
    }
  }
}

interface StampRow {
  readonly size: bigint;
  readonly token: Buffer;
  /** The text that it is of; null: there is none. */
  readonly checkpoint: string | null;
}

const STAMPS = `SELECT t.size, t.token, h.checkpoint
  FROM store.time_stamps t
  LEFT JOIN (SELECT size, NULL::timestamptz AS signed_at, checkpoint FROM store.seals
             UNION ALL SELECT size, signed_at, checkpoint FROM store.signed_heads) AS h
    ON h.size = t.size AND h.signed_at IS NOT DISTINCT FROM t.signed_at
  ORDER BY t.size, t.stamped_at`;

/** Every stamp there is, held to certificates that the auditor trusts. */
export class TimeStampCheck implements VerificationSection {
  private readonly trusted: readonly X509Certificate[];

  /** @param certificates PEM; any number of them @throws where one is none */
  constructor(certificates: string) {
    const found = certificates.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
    this.trusted = (found ?? []).map((pem) => new X509Certificate(pem));
    if (this.trusted.length === 0) throw new Error('no certificate');
  }

  async verify({ sql, soundUpTo }: SectionContext): Promise<SectionReport> {
    const faults: Fault[] = [];
    let [count, untrusted] = [0, 0];
    let furthest: OutsideWord | undefined;
    for await (const { size, token, checkpoint } of rowsOf<StampRow>(sql, 'time_stamps', STAMPS)) {
      count++;
      const said = verifyTimeStamp(token, checkpoint ?? '', this.trusted);
      if (said.verdict === 'UNTRUSTED') untrusted++;
      else if (said.verdict !== 'VALID') {
        faults.push({ what: 'STAMP_CHANGED', position: size, because: said.verdict });
      } else if (size <= soundUpTo) {
        furthest = { kind: 'stamp', size, time: said.time, by: said.authority };
      }
    }
    return {
      faults,
      outside: furthest ? [furthest] : [],
      lines: [lineOf(count, untrusted)],
      notCovered: furthest === undefined,
    };
  }
}

function lineOf(count: number, untrusted: number): Said {
  const [zh, en] =
    untrusted === 0 ? ['', ''] : [`，${untrusted} 个非所信任者签发`, `, ${untrusted} of others`];
  return [
    `时间戳：核对 ${count} 个${zh}；时间戳证明封存在该时刻已存在，不证明此后未另有封存`,
    `time stamps: ${count} compared${en}; each proves that its head existed then, not that there is no other`,
  ];
}

async function askedByHttp(url: string, request: Buffer): Promise<Buffer> {
  const answer = await fetch(url, {
    ...{ method: 'POST', body: new Uint8Array(request), redirect: 'error' },
    headers: { 'content-type': 'application/timestamp-query' },
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  if (bytes.length > MOST_BYTES) throw new Error('its answer is too long');
  return bytes;
}
