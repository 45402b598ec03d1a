/** Allocation, over the system of this process. */
import { businessDateToday } from '../../../libs/event-store/business-date.js';
import { compareDrafts, effectOf } from '../../../libs/allocation/domain/comparison.js';
import type { SchemeState } from '../../../libs/allocation/domain/scheme.js';
import { SchemeDesk } from '../../../libs/allocation/store/scheme-desk.js';
import { SchemeList } from '../../../libs/allocation/store/scheme-list.js';
import { isSamePerson } from '../../../libs/access/domain/roles.js';
import { recordedChanges } from '../../../libs/policy/store/recorded-changes.js';
import type { AllocationDesks, FoundScheme } from '../allocation/desks.js';
import { InvalidCursor } from '../backend.js';
import { problem } from '../../../libs/http/problems/problem.js';
import { evaluationsOf } from './oversight-questions.js';
import { type System } from '../../system/system.js';

const LONGEST_WAIT_MILLISECONDS = 5_000;

export function schemeDeskOf(system: System): SchemeDesk {
  const { sql, store, handler, ledger } = system;
  const evaluations = evaluationsOf(system);
  return new SchemeDesk(store, handler, ledger, {
    sql,
    bandsOf: (fiscalYear) => evaluations.bandsOf(fiscalYear),
    changes: () => recordedChanges(sql),
    today: businessDateToday,
    isSamePerson,
  });
}

export function schemesOf(system: System): AllocationDesks['schemes'] {
  const desk = schemeDeskOf(system);
  const schemes = new SchemeList(system.sql);
  const find = async (schemeId: string): Promise<FoundScheme | undefined> => {
    const state = await desk.find(schemeId);
    if (state.status === 'none') return undefined;
    const issued = await schemes.find(schemeId);
    return { draft: state.draft, progress: progressOf(state, issued) };
  };
  return {
    draft: async (request) => {
      await catchUp(system);
      return desk.draft(request);
    },
    adopt: (request) => desk.adopt(request),
    issue: (request) => desk.issue(request),
    find,
    compare: async (draft, withScheme) => {
      const other = await desk.find(withScheme);
      return other.status === 'none' ? undefined : compareDrafts(draft, other.draft);
    },
    effect: effectOf,
    list: async ({ after, ...question }) => {
      const { items, next } = await schemes.list({ ...question, after: positionAfter(after) });
      return { items, next: next === null ? null : String(next) };
    },
  };
}

/** What is drafted must know everything recorded before. */
async function catchUp({ store, position }: System): Promise<void> {
  if (await position.waitFor(await store.head(), LONGEST_WAIT_MILLISECONDS)) return;
  throw problem('READ_MODELS_BEHIND', { headers: { 'Retry-After': '1' } });
}

function progressOf(
  state: Exclude<SchemeState, { readonly status: 'none' }>,
  issued: Awaited<ReturnType<SchemeList['find']>>,
): FoundScheme['progress'] {
  const adopted = state.status === 'adopted';
  const documentNo = adopted ? (issued?.documentNo ?? null) : null;
  return {
    status: documentNo === null ? state.status : 'issued',
    draftedBy: state.drafter,
    adoptedBy: adopted ? state.adopter : null,
    adoptedOn: adopted ? state.adoptedOn : null,
    documentNo,
    issuedOn: documentNo === null ? null : (issued?.issuedOn ?? null),
  };
}

function positionAfter(after: string | undefined): bigint {
  if (after === undefined) return 0n;
  if (!/^\d{1,18}$/.test(after)) throw new InvalidCursor();
  return BigInt(after);
}
