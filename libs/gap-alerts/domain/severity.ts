/** How an alert is judged on a day, by the parameters in force. @source domain.md, section 6 */
import { type Rational, compare, rational, times } from '../../money/rational.js';
import { type ParameterChange, parametersAt } from '../../policy/parameters.js';
import { SEVERITY_WORDS } from '../../wording/supervision-words.js';
import { codesIn } from '../../wording/words.js';
import { type Episode, monthOf } from './episodes.js';

/** In the order of urgency. */
export const SEVERITIES = codesIn(SEVERITY_WORDS);
export type Severity = (typeof SEVERITIES)[number];

/** By day: the share of the county's need from which on a gap is a material one. */
export type MaterialShares = (day: string) => Rational;

/** @param changes in the order of their recording */
export function materialShares(changes: readonly ParameterChange[]): MaterialShares {
  const known = new Map<string, Rational>();
  return (day) => {
    let share = known.get(day);
    if (!share)
      known.set(day, (share = parametersAt(day, changes).ratio('alerts.materialGapShare')));
    return share;
  };
}

/**
 * What was spent on a day by which the county was materially not funded: the gap was at least such
 * a share of its need as was in force then.
 */
export function spentUnfundedFen({ unfunded }: Episode, shares: MaterialShares): bigint {
  return unfunded
    .filter(({ gapFen, needFen, paidOn }) => {
      return compare(rational(gapFen), times(shares(paidOn), rational(needFen))) >= 0;
    })
    .reduce((sum, { amountFen }) => sum + amountFen, 0n);
}

export interface JudgedEpisode {
  readonly severity: Severity;
  readonly spentUnfundedFen: bigint;
}

/**
 * CRITICAL once money was spent unfunded; WARNING once any was spent, or where the year is funded
 * through an earlier month than that of the day: a gap of January may only mean that the second
 * round of transfers is still to come.
 * @param day on which an open episode is looked at; a closed one is as of the day of its close
 */
export function judgedOn(
  episode: Episode,
  fiscalYear: number,
  day: string,
  shares: MaterialShares,
): JudgedEpisode {
  const unfundedFen = spentUnfundedFen(episode, shares);
  const month = monthOf(episode.closedOn ?? day, fiscalYear);
  const warns = episode.spentDuringFen > 0n || episode.fundedThrough < month;
  const severity = unfundedFen > 0n ? 'CRITICAL' : warns ? 'WARNING' : 'NOTICE';
  return { severity, spentUnfundedFen: unfundedFen };
}
