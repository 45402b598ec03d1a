/** Events of supervision: what becomes of a finding. domain.md, section 9 */
import { fenAmount, integer, isoDate, nullable, oneOf, recordOf, text } from './codec.js';

export const findingExplained = recordOf({
  findingId: text,
  kind: text,
  /** The county concerned; null where it is the province's. */
  region: nullable(text),
  fiscalYear: integer,
  /** What was found, and the day as of which. */
  amountFen: fenAmount,
  foundAsOf: isoDate,
  explanation: text,
});

export const findingJudged = recordOf({
  findingId: text,
  region: nullable(text),
  verdict: oneOf('confirmed', 'dismissed'),
  opinion: text,
});

export const findingRectified = recordOf({
  findingId: text,
  region: nullable(text),
  measures: text,
  /** What was recovered; null where nothing had to be. */
  recoveredFen: nullable(fenAmount),
  /** Number of the document, return or reclaim by which it was. */
  evidence: nullable(text),
});
