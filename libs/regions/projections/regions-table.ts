/** The divisions, by name. */
import { addingRows } from '../../projection/projection.js';

export const regionsTable = addingRows(
  { name: 'regions', columns: ['code', 'name', 'level', 'parent', 'position'] },
  {
    RegionRegistered: ({ code, name, level, parent }, fact) => [
      [code, name, level, parent, fact.position],
    ],
  },
);
