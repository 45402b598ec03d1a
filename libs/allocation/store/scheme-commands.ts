/** Drafts, adopts and issues allocation schemes. */
import type { CommandAnswer, CommandContext } from '../../command-handling/answers.js';
import type { CommandHandler } from '../../command-handling/command-handler.js';
import { members } from '../../command-handling/content.js';
import { type Decider, NOTHING_FORESEEN } from '../../command-handling/decider.js';
import type { Fold } from '../../command-handling/fold.js';
import type { Reading } from '../../command-handling/reading.js';
import { fingerprintOf } from '../../event-store/identifiers.js';
import type { Ledger } from '../../funds/store/ledger.js';
import { type ParameterChange, parametersAt } from '../../policy/parameters.js';
import type { Sql } from '../../postgres/sql.js';
import { recordedPrograms } from '../../policy/store/recorded-programs.js';
import { type Refusal, isRefusal, refuse } from '../../refusals/refusals.js';
import {
  type Draft,
  type DraftScheme as SchemeTerms,
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
import { indicatorsOf } from '../domain/weighing.js';
import { type BandsOf, countyFacts } from './county-facts.js';

export interface SchemeSources {
  readonly sql: Sql;
  readonly bandsOf: BandsOf;
  /** Changes of policy in the order of their recording. */
  readonly changes: () => Promise<readonly ParameterChange[]>;
  /** Whether two subjects are one person. */
  readonly isSamePerson: (drafter: string, approver: string) => boolean;
}

/** Without a floor ratio the one of policy counts. */
export type DraftScheme = Omit<SchemeTerms, 'floorRatio'> & { readonly floorRatio: string | null };

export interface AdoptScheme {
  readonly schemeId: string;
  readonly adoptedOn: string;
}

export interface IssueScheme {
  readonly schemeId: string;
  readonly documentNo: string;
  readonly issuedOn: string;
}

const SCHEME: Fold<SchemeState> = {
  initial: () => NO_SCHEME,
  evolve: (state, fact, by) => evolveScheme(state, fact, by.subject),
};

export class SchemeCommands {
  private readonly drafting: Decider<DraftScheme, Draft | Refusal>;
  private readonly adopting: Decider<AdoptScheme, SchemeState>;
  private readonly issuing: Decider<IssueScheme, ReadIssue>;

  constructor(
    private readonly handler: CommandHandler,
    ledger: Ledger,
    private readonly sources: SchemeSources,
  ) {
    this.drafting = draftingOf((scheme) => this.reckon(scheme));
    this.adopting = adoptingOf(sources.isSamePerson);
    this.issuing = issuingOf(ledger);
  }

  /** What a draft would be, from the facts as the read models hold them; nothing is recorded. */
  async reckon(scheme: DraftScheme): Promise<Draft | Refusal> {
    const { sql, bandsOf, changes } = this.sources;
    const { fiscalYear, program } = scheme;
    if (!(await recordedPrograms(sql)).find(program)) return refuse('PROGRAM_UNKNOWN', { program });
    const policy = parametersAt(policyDateOf(fiscalYear), await changes());
    const floorRatio = scheme.floorRatio ?? policy.inForce('allocation.floorRatio').value;
    const terms = { ...scheme, floorRatio };
    const refusal = refuseTerms(terms);
    if (refusal) return refusal;
    const indicators = indicatorsOf(terms.weights);
    const facts = await countyFacts(sql, bandsOf, { fiscalYear, program, policy, indicators });
    return draftScheme(terms, facts, policy);
  }

  draft(command: DraftScheme, context: CommandContext): Promise<CommandAnswer> {
    return this.handler.execute(this.drafting, command, context);
  }

  /** By another person than the drafter; what was drafted stays as it is. */
  adopt(command: AdoptScheme, context: CommandContext): Promise<CommandAnswer> {
    return this.handler.execute(this.adopting, command, context);
  }

  /** As a transfer document that cites the scheme; the pool must hold the total. */
  issue(command: IssueScheme, context: CommandContext): Promise<CommandAnswer> {
    return this.handler.execute(this.issuing, command, context);
  }

  find(schemeId: string): Promise<SchemeState> {
    return this.handler.ask((reading) => readScheme(reading, schemeId));
  }
}

export function draftingOf(
  reckon: (scheme: DraftScheme) => Promise<Draft | Refusal>,
): Decider<DraftScheme, Draft | Refusal> {
  return {
    name: () => 'DraftScheme',
    content: (scheme) => ({ asked: { draft: contentOf(scheme) } }),
    read: async (reading, scheme) => {
      await reading.revision(schemeStream(scheme.schemeId));
      return reading.figures(() => reckon(scheme));
    },
    decide: (scheme, draft, { today }) => {
      if (isRefusal(draft)) return draft;
      const { schemeId } = scheme;
      return {
        fact: { type: 'SchemeDrafted', data: draft },
        occurredOn: today,
        stream: schemeStream(schemeId),
        claim: { key: `scheme/${schemeId}/0`, fingerprint: fingerprintOf(contentOf(scheme)) },
      };
    },
  };
}

export function adoptingOf(
  isSamePerson: SchemeSources['isSamePerson'],
): Decider<AdoptScheme, SchemeState> {
  return {
    name: () => 'AdoptScheme',
    content: ({ schemeId, adoptedOn }) => ({ asked: { adopt: schemeId, adoptedOn } }),
    read: (reading, { schemeId }) => readScheme(reading, schemeId),
    decide: ({ schemeId, adoptedOn }, state, { actor }) => {
      const drafter = state.status === 'none' ? null : state.drafter;
      const byDrafter = drafter !== null && isSamePerson(drafter, actor.subject);
      const adopter = actor.subject;
      const fact = adoptScheme({ schemeId, adoptedOn, adopter, byDrafter }, state);
      if (isRefusal(fact)) return fact;
      return {
        fact,
        occurredOn: adoptedOn,
        stream: schemeStream(schemeId),
        claim: { key: `scheme-adoption/${schemeId}/0`, fingerprint: adoptedOn },
      };
    },
  };
}

/** The transfer that issues an adopted scheme, and the states that it is decided on. */
interface ReadTransfer {
  readonly command: ReturnType<typeof transferOf>;
  readonly ledger: Awaited<ReturnType<Ledger['decider']['read']>>;
}
type ReadIssue = ReadTransfer | Refusal;

export function issuingOf({ decider }: Ledger): Decider<IssueScheme, ReadIssue> {
  return {
    name: () => 'IssueScheme',
    // The content of the transfer document, as if it were issued without a scheme.
    content: (_, __, read) => (isRefusal(read) ? null : decider.content(read.command)),
    locks: async (issue, reading) => {
      const command = await transferIssuing(reading, issue);
      return isRefusal(command) ? [] : decider.locks(command);
    },
    read: async (reading, issue) => {
      const command = await transferIssuing(reading, issue);
      if (isRefusal(command)) return command;
      return { command, ledger: await decider.read(reading, command) };
    },
    decide: (_, read, occasion) =>
      isRefusal(read) ? read : decider.decide(read.command, read.ledger, occasion),
    foresee: (decision, read) =>
      isRefusal(read) ? NOTHING_FORESEEN : decider.foresee(decision, read.ledger),
  };
}

async function transferIssuing(reading: Reading, issue: IssueScheme) {
  const { schemeId } = issue;
  const state = await readScheme(reading, schemeId);
  if (state.status === 'none') return refuse('SCHEME_UNKNOWN', { schemeId });
  if (state.status === 'draft') return refuse('SCHEME_NOT_ADOPTED', { schemeId });
  return transferOf(issue, state.draft);
}

function transferOf({ schemeId, documentNo, issuedOn }: IssueScheme, draft: Draft) {
  const { program, fiscalYear } = draft;
  return {
    kind: 'IssueTransfer',
    ...{ documentNo, fiscalYear, issuedOn, schemeId },
    lines: transferLinesOf(draft).map((line) => ({ ...line, program })),
  } as const;
}

function contentOf(scheme: DraftScheme): object {
  return {
    ...members(scheme, 'schemeId', 'fiscalYear', 'program', 'totalFen'),
    ...members(scheme, 'unitFen', 'floorRatio', 'capRatio', 'switchedOff'),
    ...(scheme.effort ? { effort: true } : {}),
    ...(scheme.weights === null
      ? {}
      : { weights: scheme.weights.map((of) => members(of, 'factor', 'weight')) }),
  };
}

function readScheme(reading: Reading, schemeId: string): Promise<SchemeState> {
  return reading.stream(schemeStream(schemeId), SCHEME);
}

function schemeStream(schemeId: string): string {
  return `scheme-${schemeId}`;
}
