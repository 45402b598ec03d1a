import type { Answer } from '../../../libs/http/answers.js';

export interface AlertFeedQuestion {
  /** The subject who follows: nobody takes up all the places. */
  readonly who: string;
  /** One county's; left out: every county's. */
  readonly region?: string;
  /** What changed up to this position is known; left out: what changes from now on. */
  readonly after?: bigint;
  /** Ends the feed. */
  readonly signal: AbortSignal;
}

export type AlertFeedItem =
  /** Everything up to the position has been told. */
  | { readonly kind: 'ready' | 'beat'; readonly position: bigint }
  /** An alert as it stands. One event may change several: the last of them says so. */
  | {
      readonly kind: 'alert';
      readonly position: bigint;
      readonly alert: Answer;
      readonly isLast: boolean;
    };
