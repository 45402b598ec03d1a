/** How far an import is, as Server-Sent Events. @source HTML Living Standard, 9.2 */
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { problem } from '../../http/problems/problem.js';
import type { ImportRecord } from '../store/import-records.js';
import { entryOf } from './import-entry.js';

const LOOKED_EVERY_MS = 500;
const BEAT_EVERY_MS = 15_000;
/** Streams of one process: each asks the database twice a second. */
const MOST_STREAMS = 100;

@Injectable()
export class ProgressFeed {
  private streams = 0;

  /**
   * Ends with the import, or at the signal.
   * @throws Problem 503 where too many follow
   */
  async *follow(
    look: () => Promise<ImportRecord | undefined>,
    signal: AbortSignal,
  ): AsyncIterable<string> {
    if (this.streams >= MOST_STREAMS) {
      throw problem('STREAMS_FULL', { headers: { 'Retry-After': '5' } });
    }
    this.streams += 1;
    try {
      yield* changes(look, signal);
    } finally {
      this.streams -= 1;
    }
  }
}

async function* changes(
  look: () => Promise<ImportRecord | undefined>,
  signal: AbortSignal,
): AsyncIterable<string> {
  let told = '';
  let toldAt = 0;
  do {
    const record = await look();
    if (!record) return;
    const data = JSON.stringify(entryOf(record));
    const hasEnded = record.endedAt !== null;
    const text = `event: ${hasEnded ? 'ended' : 'progress'}\ndata: ${data}\n\n`;
    const isSilent = performance.now() - toldAt >= BEAT_EVERY_MS;
    if (data !== told || isSilent) {
      yield data === told ? ': 心跳 heartbeat\n\n' : text;
      [told, toldAt] = [data, performance.now()];
    }
    if (hasEnded) return;
  } while (await passed(signal));
}

function passed(signal: AbortSignal): Promise<boolean> {
  return pause(LOOKED_EVERY_MS, true, { signal }).catch(() => false);
}
