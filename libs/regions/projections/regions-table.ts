/** The divisions, by name. */
import { addingRows } from '../../projection/projection.js';

export const regionsTable = addingRows(
  { name: 'regions', columns: ['code', 'name', 'level', 'parent', 'position'] },
  ({ fact }) => {
    if (fact.type !== 'RegionRegistered') return [];
    const { code, name, level, parent } = fact.data;
    return [[code, name, level, parent, fact.position]];
  },
);
