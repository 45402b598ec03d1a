import type { ValueOf } from '../../event-catalogue/codec.js';
import type { ImportRecord } from '../store/import-records.js';
import type { Import } from './answers.js';
import { markedUrl } from './imports.js';

/** An import as its asker sees it. */
export function entryOf(record: ImportRecord): ValueOf<typeof Import> {
  const { id, markedUntil, done, total, ...said } = record;
  return {
    id,
    ...said,
    done: Number(done),
    total: total === null ? null : Number(total),
    marked: markedUntil === null ? null : { url: markedUrl(id), until: markedUntil },
  };
}
