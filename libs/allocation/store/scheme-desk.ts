/** Drafts, adopts and issues allocation schemes. */
import { recordedFact } from '../../event-store/decoding.js';
import { fingerprintOf } from '../../event-store/identifiers.js';
import type { EventStore } from '../../event-store/port.js';
import type { CommandAnswer } from '../../command-handling/answers.js';
import type { CommandContext } from '../../command-handling/answers.js';
import type { CommandHandler } from '../../command-handling/command-handler.js';
import { executeLookedUp } from '../../command-handling/looked-up.js';
import type { Ledger } from '../../funds/store/ledger.js';
import { type ParameterChange, parametersAt } from '../../policy/parameters.js';
import { type Refusal, isRefusal, refuse } from '../../refusals/refusals.js';
import type { Sql } from '../../postgres/sql.js';
import {
  type Draft,
  type DraftScheme,
  draftScheme,
  policyDateOf,
  refuseTerms,
} from '../domain/draft.js';
import {
  type SchemeState,
  NO_SCHEME,
  adoptScheme,
  evolveScheme,
  transferLinesOf,
} from '../domain/scheme.js';
import { type BandsOf, countyFacts } from './county-facts.js';

export interface SchemeSources {
  readonly sql: Sql;
  readonly bandsOf: BandsOf;
  /** Changes of policy in the order of their recording. */
  readonly changes: () => Promise<readonly ParameterChange[]>;
  /** Business date of today in Asia/Shanghai. */
  readonly today: () => string;
  /** Whether two subjects are one person. */
  readonly isSamePerson: (drafter: string, approver: string) => boolean;
}

export interface DraftRequest extends CommandContext {
  /** Without a floor ratio the one of policy counts. */
  readonly scheme: Omit<DraftScheme, 'floorRatio'> & { readonly floorRatio: string | null };
}

export interface AdoptRequest extends CommandContext {
  readonly schemeId: string;
  readonly adoptedOn: string;
}

export interface IssueRequest extends CommandContext {
  readonly schemeId: string;
  readonly documentNo: string;
  readonly issuedOn: string;
}

export class SchemeDesk {
  constructor(
    private readonly store: EventStore,
    private readonly handler: CommandHandler,
    private readonly ledger: Ledger,
    private readonly sources: SchemeSources,
  ) {}

  /** What a draft would be, from the facts as the read models hold them; nothing is recorded. */
  async reckon(scheme: DraftRequest['scheme']): Promise<Draft | Refusal> {
    const { sql, bandsOf, changes } = this.sources;
    const { fiscalYear, program } = scheme;
    const policy = parametersAt(policyDateOf(fiscalYear), await changes());
    const floorRatio = scheme.floorRatio ?? policy.inForce('allocation.floorRatio').value;
    const command = { ...scheme, floorRatio };
    const refusal = refuseTerms(command);
    if (refusal) return refusal;
    const facts = await countyFacts(sql, bandsOf, { fiscalYear, program, policy });
    return draftScheme(command, facts, policy);
  }

  async draft(request: DraftRequest): Promise<CommandAnswer> {
    const { schemeId } = request.scheme;
    const stream = schemeStream(schemeId);
    const decide = async () => {
      const draft = await this.reckon(request.scheme);
      if (isRefusal(draft)) return draft;
      const claim = { key: `scheme/${schemeId}/0`, fingerprint: fingerprintOf(request.scheme) };
      const fact = { type: 'SchemeDrafted', data: draft } as const;
      return { fact, occurredOn: this.sources.today(), stream, claim };
    };
    const asked = { draft: request.scheme };
    return executeLookedUp(this.handler, { name: 'DraftScheme', asked, stream, decide }, request);
  }

  /** By another person than the drafter; what was drafted stays as it is. */
  async adopt(request: AdoptRequest): Promise<CommandAnswer> {
    const { schemeId, adoptedOn, actor } = request;
    const stream = schemeStream(schemeId);
    const decide = async () => {
      const state = await this.read(schemeId);
      const drafter = state.status === 'none' ? null : state.drafter;
      const byDrafter = drafter !== null && this.sources.isSamePerson(drafter, actor.subject);
      const fact = adoptScheme({ schemeId, adoptedOn, byDrafter }, state);
      if (isRefusal(fact)) return fact;
      const claim = { key: `scheme-adoption/${schemeId}/0`, fingerprint: adoptedOn };
      return { fact, occurredOn: adoptedOn, stream, claim };
    };
    const asked = { adopt: schemeId, adoptedOn };
    return executeLookedUp(this.handler, { name: 'AdoptScheme', asked, stream, decide }, request);
  }

  /** As a transfer document that cites the scheme; the pool must hold the total. */
  async issue(request: IssueRequest): Promise<CommandAnswer> {
    const { schemeId, documentNo, issuedOn, ...as } = request;
    const state = await this.read(schemeId);
    if (state.status === 'none') return refused(refuse('SCHEME_UNKNOWN', { schemeId }));
    if (state.status === 'draft') return refused(refuse('SCHEME_NOT_ADOPTED', { schemeId }));
    const { draft } = state;
    const command = {
      kind: 'IssueTransfer',
      documentNo,
      program: draft.program,
      fiscalYear: draft.fiscalYear,
      issuedOn,
      schemeId,
      lines: transferLinesOf(draft),
    } as const;
    return this.ledger.execute(command, as);
  }

  find(schemeId: string): Promise<SchemeState> {
    return this.read(schemeId);
  }

  private async read(schemeId: string): Promise<SchemeState> {
    let state = NO_SCHEME;
    for await (const page of this.store.readStream(schemeStream(schemeId))) {
      for (const event of page) {
        state = evolveScheme(state, recordedFact(event), event.metadata.actor.subject);
      }
    }
    return state;
  }
}

function schemeStream(schemeId: string): string {
  return `scheme-${schemeId}`;
}

function refused(refusal: Refusal): CommandAnswer {
  return { kind: 'refused', refusal };
}
