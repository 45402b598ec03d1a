/** The questions that supervision answers. */
import type { ValueOf } from '../../event-catalogue/codec.js';
import { InvalidCursor } from '../../http/answers.js';
import { QueryOf, queryHandlerOf } from '../../http/handlers.js';
import { ListOf } from '../../http/reading/lists.js';
import { type Asked, keyedPage } from '../../http/reading/queries.js';
import { policySource } from '../../policy/store/recorded-changes.js';
import { ReadModels } from '../../projection/read-models.js';
import { type FindingKind, isFindingKind } from '../domain/finding-kinds.js';
import type { LocatedFinding } from '../domain/finding-life.js';
import { FindingCommands } from '../store/finding-commands.js';
import { type FindingPlace, type FindingSource, Findings } from '../store/findings.js';
import { ReclaimsDue, reclaimKey } from '../store/reclaims-due.js';
import { StockAgeing } from '../store/stock-ageing.js';
import type { Ageing, Finding, ReclaimDue } from './answers.js';
import type { AgeingQuery, FindingsQuery, ReclaimsQuery } from './requests.js';

export class ListFindings extends ListOf<FindingsQuery, typeof Finding> {}
export class ListReclaimsDue extends ListOf<ReclaimsQuery, typeof ReclaimDue> {}
export class AgeStock extends QueryOf<Asked<AgeingQuery>, ValueOf<typeof Ageing>> {}
/** A finding that somebody wants to handle, found as of a day. undefined: there is none. */
export class LocateFinding extends QueryOf<
  { readonly findingId: string; readonly asOf?: string },
  LocatedFinding | undefined
> {}

export const SUPERVISION_QUERIES = [
  queryHandlerOf(ListFindings, [ReadModels], async ({ after, knownAt, ...question }, models) => {
    const findings = new Findings(await sourceAt(models, knownAt));
    const place = after === undefined ? {} : { after: placeOf(after) };
    const { items, next } = await findings.list({ ...question, ...place });
    const key = next && JSON.stringify([next.kind, next.region, next.fiscalYear, next.key]);
    return { items, next: key };
  }),
  queryHandlerOf(ListReclaimsDue, [ReadModels], async ({ knownAt, ...question }, models) => {
    const lines = await new ReclaimsDue(await sourceAt(models, knownAt)).lines(question);
    return keyedPage(lines, reclaimKey, question);
  }),
  queryHandlerOf(AgeStock, [ReadModels], async ({ knownAt, ...question }, models) => {
    const items = await new StockAgeing(await sourceAt(models, knownAt)).lines(question);
    return { items, next: null };
  }),
  queryHandlerOf(LocateFinding, [FindingCommands], ({ findingId, asOf }, findings) =>
    findings.locate(findingId, asOf),
  ),
];

/** As it was known at a time: what grows old by itself is then as old as on that day. */
async function sourceAt(models: ReadModels, knownAt: string | undefined): Promise<FindingSource> {
  return policySource(await models.knownAt(knownAt));
}

/** @throws InvalidCursor */
function placeOf(after: string): FindingPlace {
  try {
    const [kind, region, fiscalYear, key] = JSON.parse(after) as unknown[];
    const texts = [kind, region, key].every((part) => typeof part === 'string');
    if (texts && isFindingKind(kind as string) && Number.isSafeInteger(fiscalYear)) {
      return { kind, region, fiscalYear, key } as FindingPlace & { readonly kind: FindingKind };
    }
  } catch {
    // Not one of ours: said below.
  }
  throw new InvalidCursor();
}
