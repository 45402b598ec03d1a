/** Events of office work: settings that a county keeps for itself. */
import { listOf, nullable, recordOf, regionCode, text } from './codec.js';

export const headerMappingSet = recordOf({
  region: regionCode,
  /** Table of the data package. */
  table: text,
  /** The file's headers; `column` null: passed over. With no header and no cell: none is kept. */
  headers: listOf(recordOf({ header: text, column: nullable(text) })),
  /** What every row says in columns that the file does not have. */
  fixed: listOf(recordOf({ column: text, value: text })),
});
