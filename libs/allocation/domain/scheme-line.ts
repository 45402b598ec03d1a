/** What a county's line of a draft shows beside its figures. */
import { formatYuan } from '../../money/fen.js';
import type { DraftCounty } from './draft.js';

/** Where the score would give less or more; null: by its score. */
export function boundOf({ amountFen, floorFen, capFen }: DraftCounty): 'FLOOR' | 'CAP' | null {
  if (amountFen === floorFen) return 'FLOOR';
  return amountFen === capFen ? 'CAP' : null;
}

/** Yuan with two places; of a formula by weights a share with ten. */
export function shownScore({ scoreFen, share }: DraftCounty): string {
  return scoreFen === null ? share! : formatYuan(scoreFen);
}
