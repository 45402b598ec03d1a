/** What a county says of its own headers. */
import { Key, OneOf, Parts, Text } from '../../http/intake/fields.js';
import { CountyPath } from '../../http/intake/paths.js';
import { TABLES, type TableName } from '../domain/tables.js';

const TABLE_NAMES = TABLES.map(({ name }) => name);

export class MappingPath extends CountyPath {
  @OneOf(TABLE_NAMES, { example: 'payroll' })
  table!: TableName;
}

export class MappedHeaderBody {
  @Text(100, {
    example: '应发金额',
    description: '本单位文件的表头，不含单位 The header of your own file, without its unit',
  })
  header!: string;

  @Key(64, {
    optional: true,
    example: 'amount',
    description:
      '对应的列（列名或模板表头）；不填：略过 The column, by name or by the word of the template; none: passed over',
  })
  column?: string;
}

export class FixedCellBody {
  @Key(64, { example: 'program', description: '列名或模板表头 The column' })
  column!: string;

  @Text(200, {
    example: 'URBAN_DIBAO',
    description: '每行此列的内容 What every row says there',
  })
  value!: string;
}

export class HeaderMappingBody {
  @OneOf(TABLE_NAMES, { example: 'payroll' })
  table!: TableName;

  @Parts(MappedHeaderBody, 1, 100)
  headers!: MappedHeaderBody[];

  @Parts(FixedCellBody, 0, 50, {
    optional: true,
    description: '文件中没有、每行相同的列 Columns that the file lacks, the same on every row',
  })
  fixed?: FixedCellBody[];
}
