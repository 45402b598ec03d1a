/**
 * The life of a scheme: drafted, adopted by another person, issued as a transfer that cites it.
 * Adoption freezes the draft; nothing is reckoned anew.
 */
import type { Fact, RecordedFact } from '../../event-catalogue/catalogue.js';
import { type FoldTable, entryFor } from '../../event-catalogue/folds.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';
import type { Draft } from './draft.js';

export type SchemeState =
  | { readonly status: 'none' }
  | {
      readonly status: 'draft';
      readonly draft: Draft;
      readonly draftEventId: string;
      readonly drafter: string;
    }
  | {
      readonly status: 'adopted';
      readonly draft: Draft;
      readonly drafter: string;
      readonly adopter: string;
      readonly adoptedOn: string;
    };

export const NO_SCHEME: SchemeState = { status: 'none' };

/** @param subject who recorded the fact */
export function evolveScheme(state: SchemeState, fact: RecordedFact, subject: string): SchemeState {
  return entryFor(SCHEME, fact.type)?.(fact.data, state, subject, fact.id) ?? state;
}

const SCHEME: FoldTable<
  'schemeState',
  [state: SchemeState, subject: string, eventId: string],
  SchemeState
> = {
  SchemeDrafted: (draft, _, drafter, draftEventId) => ({
    status: 'draft',
    draft,
    draftEventId,
    drafter,
  }),
  SchemeAdopted({ adoptedOn }, state, adopter) {
    if (state.status !== 'draft') return state;
    const { draft, drafter } = state;
    return { status: 'adopted', draft, drafter, adopter, adoptedOn };
  },
};

export interface AdoptScheme {
  readonly schemeId: string;
  readonly adoptedOn: string;
  readonly adopter: string;
  /** Whether whoever adopts is the person who drafted. */
  readonly byDrafter: boolean;
}

/** @source api.md: drafter and approver of a scheme are different persons */
export function adoptScheme(
  { schemeId, adoptedOn, adopter, byDrafter }: AdoptScheme,
  state: SchemeState,
): Fact<'SchemeAdopted'> | Refusal {
  if (state.status === 'none') return refuse('SCHEME_UNKNOWN', { schemeId });
  if (byDrafter) return refuse('SAME_PERSON', { first: state.drafter, second: adopter });
  if (state.status === 'adopted') return refuse('ALREADY_ADOPTED', { schemeId });
  const { switchedOff } = state.draft;
  if (switchedOff.length > 0) {
    return refuse(
      'SCHEME_FOR_COMPARISON',
      { schemeId, factors: switchedOff.join(', ') },
      '吉政办发〔2017〕63号 四（三）',
    );
  }
  const { draftEventId } = state;
  return { type: 'SchemeAdopted', data: { schemeId, draftEventId, adoptedOn } };
}

/** The lines of the transfer document: counties that get nothing are left out. */
export function transferLinesOf(
  draft: Draft,
): readonly { readonly region: string; readonly amountFen: bigint }[] {
  return draft.counties
    .filter(({ amountFen }) => amountFen > 0n)
    .map(({ region, amountFen }) => ({ region, amountFen }));
}
