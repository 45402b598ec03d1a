/** Allocation, over the system of this process. */
import { compareDrafts, effectOf } from '../../../libs/allocation/domain/comparison.js';
import type { SchemeState } from '../../../libs/allocation/domain/scheme.js';
import { SchemeCommands } from '../../../libs/allocation/store/scheme-commands.js';
import { SchemeList } from '../../../libs/allocation/store/scheme-list.js';
import { isSamePerson } from '../../../libs/access/domain/roles.js';
import { recordedChanges } from '../../../libs/policy/store/recorded-changes.js';
import type { AllocationDesks, FoundScheme } from '../allocation/desks.js';
import { InvalidCursor } from '../backend.js';
import { evaluationsOf } from './oversight-questions.js';
import { type System } from '../../system/system.js';

export function schemeCommandsOf(system: System): SchemeCommands {
  const { sql, handler, ledger } = system;
  const evaluations = evaluationsOf(system);
  return new SchemeCommands(handler, ledger, {
    sql,
    bandsOf: (fiscalYear) => evaluations.bandsOf(fiscalYear),
    changes: () => recordedChanges(sql),
    isSamePerson,
  });
}

export function schemesOf(system: System): AllocationDesks['schemes'] {
  const commands = schemeCommandsOf(system);
  const schemes = new SchemeList(system.sql);
  const find = async (schemeId: string): Promise<FoundScheme | undefined> => {
    const state = await commands.find(schemeId);
    if (state.status === 'none') return undefined;
    const issued = await schemes.find(schemeId);
    return { draft: state.draft, progress: progressOf(state, issued) };
  };
  return {
    draft: (request) => commands.draft(request.scheme, request),
    adopt: (request) => commands.adopt(request, request),
    issue: (request) => commands.issue(request, request),
    find,
    compare: async (draft, withScheme) => {
      const other = await commands.find(withScheme);
      return other.status === 'none' ? undefined : compareDrafts(draft, other.draft);
    },
    effect: effectOf,
    list: async ({ after, ...question }) => {
      const { items, next } = await schemes.list({ ...question, after: positionAfter(after) });
      return { items, next: next === null ? null : String(next) };
    },
  };
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
