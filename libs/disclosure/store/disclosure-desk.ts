/**
 * Publishing documents and withdrawing what was published: each an act of an office, recorded.
 * @source 2017, 四（四）, 五（三）
 */
import type { DataOf, RecordedFact } from '../../event-catalogue/catalogue.js';
import { recordedFact } from '../../event-store/decoding.js';
import type { EventStore } from '../../event-store/port.js';
import type { CommandAnswer } from '../../command-handling/answers.js';
import type { CommandContext } from '../../command-handling/answers.js';
import type { CommandHandler } from '../../command-handling/command-handler.js';
import { executeLookedUp } from '../../command-handling/looked-up.js';
import type { Decision } from '../../command-handling/decider.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';
import {
  type PublishedItem,
  disclosureStream,
  itemText,
  standingPublications,
} from '../domain/published-items.js';
import type { DisclosureSource } from './public-source.js';

export type PublishDocument = CommandContext & DataOf<'DocumentPublished'>;

export interface WithdrawPublication extends CommandContext {
  readonly item: PublishedItem;
  readonly reason: string;
}

export class DisclosureDesk {
  constructor(
    private readonly store: EventStore,
    private readonly handler: CommandHandler,
    private readonly source: DisclosureSource,
  ) {}

  /** What is published as a whole must be there: a document issued, a year closed. */
  async publish(publishing: PublishDocument): Promise<CommandAnswer> {
    const { kind, region, fiscalYear, subject, publishedOn, url } = publishing;
    const data = { kind, region, fiscalYear, subject, publishedOn, url };
    const item = { kind, region, fiscalYear, subject };
    const today = this.source.today();
    if (publishedOn > today) {
      const refusal = refuse('PUBLICATION_IN_FUTURE', { publishedOn, today });
      return this.carryOut(publishing, refusal, data);
    }
    const missing = await this.missing(data);
    if (missing) return this.carryOut(publishing, missing, data);
    const withdrawals = (await this.factsOf(region)).filter((fact) => withdraws(fact, item));
    const key = `publication/${itemText(item)}/${publishedOn}/${withdrawals.length}`;
    const decided: Decision = {
      fact: { type: 'DocumentPublished', data },
      occurredOn: publishedOn,
      ...placed(item, key),
    };
    return this.carryOut(publishing, decided, data);
  }

  /** Refused where nothing stands published: a second withdrawal withdraws nothing. */
  async withdraw(withdrawal: WithdrawPublication): Promise<CommandAnswer> {
    const { item, reason } = withdrawal;
    const withdrawnOn = this.source.today();
    const facts = await this.factsOf(item.region);
    const latest =
      standingPublications(item, facts).at(-1) ?? (await this.openedByItself(item, facts));
    if (latest === undefined) {
      const refusal = refuse('NOT_PUBLISHED', { item: itemText(item) });
      return this.carryOut(withdrawal, refusal, { withdraw: item, reason });
    }
    const decided: Decision = {
      fact: { type: 'DisclosureWithdrawn', data: { ...item, withdrawnOn, reason } },
      occurredOn: withdrawnOn,
      ...placed(item, `withdrawal/${itemText(item)}/${latest}/0`),
    };
    return this.carryOut(withdrawal, decided, { withdraw: item, reason });
  }

  /** A refusal goes the same way: a repeated command is answered as it was the first time. */
  private carryOut(
    as: CommandContext,
    decided: Decision | Refusal,
    asked: object,
  ): Promise<CommandAnswer> {
    const name = 'withdraw' in asked ? 'WithdrawPublication' : 'PublishDocument';
    return executeLookedUp(this.handler, { name, asked, decide: () => decided }, as);
  }

  private async factsOf(region: string): Promise<readonly RecordedFact[]> {
    const facts: RecordedFact[] = [];
    for await (const events of this.store.readStream(disclosureStream(region))) {
      facts.push(...events.map(recordedFact));
    }
    return facts;
  }

  /** Documents and closed ledgers are open after some days without an act of anybody. */
  private async openedByItself(
    item: PublishedItem,
    facts: readonly RecordedFact[],
  ): Promise<bigint | undefined> {
    if (item.kind !== 'TRANSFER' && item.kind !== 'LEDGER') return undefined;
    const withdrawn = facts.some((fact) => withdraws(fact, item));
    if (withdrawn || (await this.missing({ ...item, kind: item.kind }))) return undefined;
    return 0n;
  }

  private async missing(
    data: Pick<DataOf<'DocumentPublished'>, 'kind' | 'region' | 'fiscalYear' | 'subject'>,
  ): Promise<Refusal | undefined> {
    const { kind, region, fiscalYear, subject } = data;
    const [found] = await this.source.sql.query<Existing>(EXISTING, [region, fiscalYear, subject]);
    if (found?.level == null) return refuse('REGION_UNKNOWN', { region });
    return kind === 'LEDGER'
      ? missingLedger(data, found)
      : missingDocument(kind, { region, subject: subject || `${kind} ${fiscalYear}` }, found);
  }
}

function missingLedger(
  { region, fiscalYear }: { readonly region: string; readonly fiscalYear: number },
  { level, closed }: Existing,
): Refusal | undefined {
  if (level !== 'county') return refuse('REGION_NOT_A_COUNTY', { region });
  return closed ? undefined : refuse('LEDGER_NOT_CLOSED', { region, fiscalYear });
}

function missingDocument(
  kind: 'TRANSFER' | 'ALLOCATION' | 'PERFORMANCE',
  { region, subject }: { readonly region: string; readonly subject: string },
  { level, issued, adopted, evaluated }: Existing,
): Refusal | undefined {
  if (level !== 'province') return refuse('REGION_NOT_THE_PROVINCE', { region });
  if (kind === 'TRANSFER') {
    return issued ? undefined : refuse('TRANSFER_UNKNOWN', { documentNo: subject, region });
  }
  const isThere = kind === 'ALLOCATION' ? adopted : evaluated;
  return isThere ? undefined : refuse('NOT_YET_ADOPTED', { item: subject });
}

function withdraws(fact: RecordedFact, item: PublishedItem): boolean {
  return fact.type === 'DisclosureWithdrawn' && itemText(fact.data) === itemText(item);
}

function placed(item: PublishedItem, key: string): Omit<Decision, 'fact' | 'occurredOn'> {
  return {
    stream: disclosureStream(item.region),
    claim: { key, fingerprint: itemText(item) },
  };
}

interface Existing {
  readonly level: string | null;
  readonly closed: boolean;
  readonly issued: boolean;
  readonly adopted: boolean;
  readonly evaluated: boolean;
}

const EXISTING = `SELECT (SELECT r.level FROM read.regions r WHERE r.code = $1) AS level,
  EXISTS (SELECT FROM read.postings p
    WHERE p.kind = 'closing' AND p.region = $1 AND p.fiscal_year = $2) AS closed,
  EXISTS (SELECT FROM read.transfers t WHERE t.document_no = $3 AND t.fiscal_year = $2
    AND NOT EXISTS (SELECT FROM read.reversals v WHERE v.event_id = t.event_id)) AS issued,
  EXISTS (SELECT FROM read.scheme_adoptions s WHERE s.scheme_id = $3) AS adopted,
  EXISTS (SELECT FROM read.evaluations e WHERE e.fiscal_year = $2) AS evaluated`;
