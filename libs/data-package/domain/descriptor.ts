/**
 * `datapackage.json`: the Frictionless description of the tables, written from their definitions.
 */
import type { Column, Table } from './table.js';
import { TABLES, type TableName, tableNamed } from './tables.js';

interface Described {
  readonly table: TableName;
  readonly rows: number;
}

export function descriptorOf(
  name: string,
  tables: readonly Described[],
  orderFile: string | null,
  columnsOf: (table: Table<TableName>) => readonly Column[] = ({ columns }) => columns,
): string {
  const present = TABLES.filter(({ name: table }) => tables.some((each) => each.table === table));
  const resources: object[] = present.map(({ name }) => {
    const table = tableNamed(name);
    return resourceOf({ ...table, columns: columnsOf(table) });
  });
  if (orderFile !== null) {
    resources.push({ name: 'posting-order', path: orderFile, mediatype: 'text/csv' });
  }
  return `${JSON.stringify({ name, profile: 'tabular-data-package', resources }, null, 1)}\n`;
}

function resourceOf(table: Table<TableName>): object {
  const regionColumns = table.references.filter(({ table: target }) => target === 'regions');
  return {
    name: table.name,
    path: `${table.name}.csv`,
    title: `${table.chinese} ${table.meaning}`,
    profile: 'tabular-data-resource',
    encoding: 'utf-8',
    schema: {
      fields: table.columns.map(fieldOf),
      primaryKey: table.key,
      missingValues: [''],
      foreignKeys: regionColumns.map(({ column, target }) => ({
        fields: column,
        reference: { resource: table.name === 'regions' ? '' : 'regions', fields: target },
      })),
    },
  };
}

const STRING_PATTERNS = { region: '^\\d{6}$', 'region-code': '^\\d{6}$' } as const;

function fieldOf({ name, type, required, meaning }: Column): object {
  const constraints: Record<string, unknown> = { required };
  switch (type.kind) {
    case 'text':
    case 'document':
      constraints['maxLength'] = type.maxLength;
      break;
    case 'region':
    case 'region-code':
      constraints['pattern'] = STRING_PATTERNS[type.kind];
      break;
    case 'choice':
      constraints['enum'] = type.values;
      break;
    case 'integer':
      constraints['minimum'] = type.minimum;
      constraints['maximum'] = type.maximum;
      break;
    case 'yuan':
      constraints['minimum'] = type.zero ? 0 : 0.01;
      constraints['maximum'] = Number(type.mostFen / 100n);
      break;
    case 'identity':
    case 'year':
    case 'date':
    case 'month':
    case 'decimal':
    case 'program':
      break;
  }
  return { name, type: FRICTIONLESS[type.kind], description: meaning, constraints };
}

const FRICTIONLESS: Readonly<Record<Column['type']['kind'], string>> = {
  text: 'string',
  document: 'string',
  identity: 'string',
  region: 'string',
  'region-code': 'string',
  year: 'year',
  date: 'date',
  month: 'yearmonth',
  integer: 'integer',
  yuan: 'number',
  decimal: 'number',
  choice: 'string',
  program: 'string',
};
