import type { DataOf } from '../../event-catalogue/catalogue.js';
import type { Sql } from '../../postgres/sql.js';

export interface RegionItem {
  readonly code: string;
  readonly name: string;
  readonly level: DataOf<'RegionRegistered'>['level'];
  readonly parent: string | null;
}

export class RegionList {
  constructor(private readonly sql: Sql) {}

  /** By code; at most `limit`, after the code `after`. */
  async list(limit: number, after: string | null): Promise<readonly RegionItem[]> {
    return this.sql.query<RegionItem>(
      `SELECT code, name, level, parent FROM read.regions
        WHERE $1::text IS NULL OR code > $1 ORDER BY code LIMIT $2`,
      [after, limit],
    );
  }
}
