/** The divisions as registered, and what became of them. */
import { type Projection, addingRows } from '../../projection/projection.js';

export const regionTables: readonly Projection[] = [
  addingRows(
    { name: 'regions', columns: ['code', 'name', 'level', 'parent', 'position'] },
    {
      RegionRegistered: ({ code, name, level, parent }, fact) => [
        [code, name, level, parent, fact.position],
      ],
    },
  ),
  addingRows(
    {
      name: 'region_recodings',
      columns: ['position', 'region', 'code', 'name', 'parent', 'effective_on'],
    },
    {
      RegionRecoded: ({ region, newCode, newName, newParent, effectiveOn }, { position }) => [
        [position, region, newCode, newName, newParent, effectiveOn],
      ],
    },
  ),
];
