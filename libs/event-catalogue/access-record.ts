/**
 * Types of the events that are the record of access: discipline alone learns of them, by whichever
 * route.
 */
import { CATALOGUE } from './catalogue.js';
import type { FoldName } from './fold-names.js';

export const ACCESS_RECORD: readonly string[] = Object.entries(CATALOGUE)
  .filter(([, { folds }]) => (folds as readonly FoldName[]).includes('accessRecord'))
  .map(([type]) => type);
