/** `datapackage.json` of the open-data package. Frictionless Data Package 1.0 */
import { UNREPORTED } from '../../county-ledger/domain/year-figures.js';
import type { PublicColumn, PublicTable } from './public-tables.js';

export interface PackageStand {
  /** Position up to which events count. */
  readonly position: bigint;
  /** Day on which it is public. */
  readonly date: string;
  /** Recipients below which a group is not shown by itself. */
  readonly smallGroup: number;
}

const TYPES: Readonly<Record<PublicColumn['type'], string>> = {
  string: 'string',
  integer: 'integer',
  year: 'year',
  date: 'date',
  yearmonth: 'yearmonth',
  yuan: 'number',
  reportedYuan: 'number',
};

/** @param hashes SHA-256 of each table's bytes, by name */
export function openDataDescriptor(
  tables: readonly PublicTable[],
  hashes: ReadonlyMap<string, { readonly sha256: string; readonly bytes: number }>,
  { position, date, smallGroup }: PackageStand,
): string {
  const descriptor = {
    profile: 'tabular-data-package',
    name: 'doudi-open-data',
    title: '兜底：已公开的民生资金数据 Doudi: published data of social-assistance money',
    description:
      `截至 ${date}、事件位置 ${position}。少于 ${smallGroup} 人（户）的合并公开；不含任何个人信息。 ` +
      `As of ${date}, event position ${position}. Groups below ${smallGroup} are merged; ` +
      'nobody is named.',
    version: `${date}.${position}`,
    licenses: [
      {
        name: 'CC-BY-4.0',
        title: '知识共享 署名 4.0 Creative Commons Attribution 4.0',
        path: 'https://creativecommons.org/licenses/by/4.0/',
      },
    ],
    sources: [{ title: '吉政办发〔2017〕63号 四（四）、五（三）；吉政发〔2006〕48号' }],
    resources: tables.map((table) => resourceOf(table, hashes.get(table.name)!)),
  };
  return `${JSON.stringify(descriptor, null, 1)}\n`;
}

function resourceOf(
  { name, chinese, english, columns }: PublicTable,
  { sha256, bytes }: { readonly sha256: string; readonly bytes: number },
): object {
  return {
    profile: 'tabular-data-resource',
    name,
    path: `${name}.csv`,
    title: `${chinese} ${english}`,
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes,
    hash: `sha256:${sha256}`,
    dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true },
    schema: {
      missingValues: ['', UNREPORTED],
      fields: columns.map((column) => ({
        name: column.name,
        type: TYPES[column.type],
        title: column.chinese,
        description: column.english,
      })),
    },
  };
}
