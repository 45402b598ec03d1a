/**
 * A workbook to be filled in: the tables with headers, notes, formats and drop-downs; how it is
 * filled in; and examples on a sheet of their own, which is never read.
 */
import type { Readable } from 'node:stream';
import type { ColumnKind } from '../../workbook/cells.js';
import type { Column as SheetColumn, Sheet } from '../../workbook/sheets.js';
import { workbookStream } from '../../workbook/write-workbook.js';
import { columnWordsOf } from '../../wording/column-words.js';
import type { Column, ColumnType, Table } from '../domain/table.js';
import { type TableName, tableNamed } from '../domain/tables.js';
import { EXAMPLES } from '../domain/template-examples.js';
import { noteOf } from '../domain/template-notes.js';
import { TEMPLATES, type TemplateName } from '../domain/templates.js';
import { type ChoiceSources, type Offered, TemplateChoices } from './template-choices.js';

const KINDS: Readonly<Record<ColumnType['kind'], ColumnKind>> = {
  text: 'text',
  document: 'text',
  identity: 'text',
  region: 'text',
  'region-code': 'text',
  choice: 'text',
  program: 'text',
  month: 'text',
  year: 'integer',
  integer: 'integer',
  date: 'date',
  yuan: 'yuan',
  decimal: 'decimal',
};

/** Long texts, and what drop-downs hold. */
const WIDE: Readonly<Partial<Record<ColumnType['kind'], number>>> = {
  document: 26,
  identity: 22,
  region: 20,
  program: 26,
};

interface FormColumn {
  readonly column: Column;
  readonly header: string;
  readonly note: string;
  readonly offered: Offered | undefined;
}

interface Form {
  readonly table: Table<TableName>;
  readonly columns: readonly FormColumn[];
}

/** @returns the bytes of the .xlsx */
export async function templateWorkbook(
  name: TemplateName,
  sources: ChoiceSources,
): Promise<Readable> {
  const { tables, rows } = TEMPLATES[name];
  const choices = new TemplateChoices(sources);
  const forms: Form[] = [];
  for (const table of tables) forms.push(await formOf(tableNamed(table), choices, sources));
  const sheets = [
    ...forms.map((form) => fillingSheet(form, rows)),
    notesSheet(forms),
    ...forms.map((form, index) => exampleSheet(form, index, sources)),
  ];
  const title = tableNamed(name).chinese;
  return workbookStream({ title, sheets, madeAt: new Date(`${sources.today}T00:00:00Z`) });
}

/** `发放表模板.xlsx` */
export function templateFileName(name: TemplateName): string {
  return `${tableNamed(name).chinese}模板.xlsx`;
}

async function formOf(
  table: Table<TableName>,
  choices: TemplateChoices,
  { county }: ChoiceSources,
): Promise<Form> {
  // A payroll is of the county that hands it in.
  const isLeftOut = ({ name }: Column) =>
    table.name === 'payroll' && name === 'region' && county !== null;
  const columns: FormColumn[] = [];
  for (const column of table.columns.filter((one) => !isLeftOut(one))) {
    const [word = column.name] = columnWordsOf(table.name, column.name);
    columns.push({
      column,
      header: column.type.kind === 'yuan' ? `${word}（元）` : word,
      note: noteOf(table, column),
      offered: await choices.of(table.name, column),
    });
  }
  return { table, columns };
}

function fillingSheet({ table, columns }: Form, emptyRows: number): Sheet {
  return { name: table.chinese, columns: columns.map(sheetColumn), rows: [], emptyRows };
}

function sheetColumn({ column, header, note, offered }: FormColumn): SheetColumn {
  const width = widthOf(column.type);
  return {
    ...{ header, note, kind: KINDS[column.type.kind] },
    ...(width === undefined ? {} : { width }),
    ...(column.required ? { required: true } : {}),
    ...(offered && { choices: offered.choices }),
    ...(offered?.open ? { openChoices: true } : {}),
  };
}

function widthOf(type: ColumnType): number | undefined {
  if (type.kind === 'text' && (type.prose || type.is === 'address')) return 36;
  if (type.kind === 'text' && type.accountOf !== undefined) return 26;
  if (type.kind === 'text') return 18;
  return WIDE[type.kind];
}

const HOW: readonly SheetColumn[] = [
  { header: '工作表', kind: 'text', width: 18 },
  { header: '列', kind: 'text', width: 24 },
  { header: '是否必填', kind: 'text', width: 10 },
  { header: '怎么填', kind: 'text', width: 64 },
];

function notesSheet(forms: readonly Form[]): Sheet {
  const rows = forms.flatMap(({ table, columns }) =>
    columns.map(({ column, header, note }) => [
      table.chinese,
      header,
      column.required ? '必填' : '可不填',
      note.replace(/^[^。]*。/, ''),
    ]),
  );
  return {
    name: '填写说明',
    title: '填写说明',
    facts: '在前面的工作表中填写，橙色表头为必填；“示例”工作表只供参考，不会导入。',
    columns: HOW,
    rows,
  };
}

/** With a county's own name in place of the example's. */
function exampleSheet(
  { table, columns }: Form,
  index: number,
  { divisions, county, today: date }: ChoiceSources,
): Sheet {
  const own = county === null ? undefined : divisions.standing(county, { date });
  const rows = EXAMPLES[table.name].map((example) =>
    columns.map(({ column: { name, type } }) =>
      own && type.kind === 'region' && name === 'region'
        ? `${own.code} ${own.name}`
        : example[name],
    ),
  );
  const shown = columns.map(({ column, header }): SheetColumn => {
    const width = widthOf(column.type);
    return { header, kind: KINDS[column.type.kind], ...(width === undefined ? {} : { width }) };
  });
  return { name: index === 0 ? '示例' : `示例（${table.chinese}）`, columns: shown, rows };
}
