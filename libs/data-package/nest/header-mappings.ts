/** The routes' questions and commands about a county's own headers. */
import type { ValueOf } from '../../event-catalogue/codec.js';
import { EventStore } from '../../event-store/port.js';
import { CommandOf, QueryOf, decidedBy, queryHandlerOf } from '../../http/handlers.js';
import { type Problem, invalid } from '../../http/problems/problem.js';
import { columnWordsOf } from '../../wording/column-words.js';
import { comparable } from '../domain/half-width.js';
import { type TableName, tableNamed } from '../domain/tables.js';
import { type SetHeaders as Setting, keptHeaders, setHeaders } from '../store/header-mappings.js';
import type { HeaderMappings } from './answers.js';
import type { HeaderMappingBody } from './header-mapping-requests.js';

export class SetHeaders extends CommandOf<Setting> {}
export class ListHeaderMappings extends QueryOf<string, ValueOf<typeof HeaderMappings>> {}

export const HEADER_MAPPINGS = [
  decidedBy(SetHeaders, setHeaders),
  queryHandlerOf(ListHeaderMappings, [EventStore], async (county, store) => {
    const kept = [...(await keptHeaders(store, county)).values()];
    const items = kept.map((mapping) => ({
      ...mapping,
      region: county,
      headers: [...mapping.headers],
      fixed: [...mapping.fixed],
      name: tableNamed(mapping.table).chinese,
    }));
    return { items, next: null };
  }),
];

/** @throws Problem 400 where it names no column, or one twice */
export function settingOf(region: string, body: HeaderMappingBody): Setting {
  const { table, headers, fixed = [] } = body;
  const columns = new Columns(table);
  const keys = new Set<string>();
  return {
    region,
    table,
    headers: headers.map(({ header, column }, index) => {
      const path = `headers[${index}]`;
      const key = comparable(header);
      if (keys.has(key)) throw twice(`${path}.header`);
      keys.add(key);
      return {
        header: header.trim(),
        column: column === undefined ? null : columns.take(column, `${path}.column`),
      };
    }),
    fixed: fixed.map(({ column, value }, index) => ({
      column: columns.take(column, `fixed[${index}].column`),
      value: value.trim(),
    })),
  };
}

/** The columns of a table, each of which is named once at most. */
class Columns {
  private readonly taken = new Set<string>();

  constructor(private readonly table: TableName) {}

  /** @throws Problem 400 */
  take(given: string, path: string): string {
    const { columns } = tableNamed(this.table);
    const text = given.trim();
    const named = ({ name }: { name: string }): boolean =>
      name === text || columnWordsOf(this.table, name).includes(text);
    const column = columns.find(named)?.name;
    if (column === undefined) {
      throw invalid(path, 'NOT_A_COLUMN', '表中没有这一列 / the table has no such column');
    }
    if (this.taken.has(column)) throw twice(path);
    this.taken.add(column);
    return column;
  }
}

function twice(path: string): Problem {
  return invalid(path, 'NAMED_TWICE', '重复 / named twice');
}
