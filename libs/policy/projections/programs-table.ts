/** The programs that the province added. */
import { type Projection, addingRows } from '../../projection/projection.js';

export const programsTable: Projection = addingRows(
  {
    name: 'programs',
    columns: [
      'position',
      'code',
      'chinese_name',
      'english_name',
      'class',
      'pooled',
      'functional_codes',
      'effective_from',
      'basis',
    ],
    json: ['functional_codes'],
  },
  {
    ProgramAdded(data, { position }) {
      const { code, chineseName, englishName, pooled, functionalCodes } = data;
      const codes = JSON.stringify(functionalCodes);
      const named = [code, chineseName, englishName, data.class, pooled, codes];
      return [[position, ...named, data.effectiveFrom, data.basis]];
    },
  },
);
