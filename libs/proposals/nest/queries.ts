/** The questions about proposals. */
import type { ValueOf } from '../../event-catalogue/codec.js';
import { QueryOf, queryHandlerOf } from '../../http/handlers.js';
import { ListOf, pageByPosition } from '../../http/reading/lists.js';
import { positionAfter } from '../../http/reading/queries.js';
import { ReadModels } from '../../projection/read-models.js';
import { listProposals } from '../store/proposal-list.js';
import { type FoundProposal, Proposals } from '../store/proposals.js';
import { type ProposedBatch, payrollChanges } from '../store/payroll-changes.js';
import type { PayrollChanges, ProposalDetails, ProposalItem } from './answers.js';
import type { ProposalsQuery } from './requests.js';

type Asked = Omit<ProposalsQuery, 'mine'> & { readonly author?: string; readonly asker: string };

export class ListProposals extends ListOf<Asked, typeof ProposalItem> {}
/** As it is decided on, whatever the read models hold; null: there is none. */
export class FindProposal extends QueryOf<string, FoundProposal | null> {}
export class ShowProposal extends QueryOf<
  { readonly id: string; readonly asker: string },
  ValueOf<typeof ProposalDetails> | null
> {}

/** null: it proposes no batch with its payments, or is over. */
export class CompareProposal extends QueryOf<string, ValueOf<typeof PayrollChanges> | null> {}

export const PROPOSAL_QUERIES = [
  queryHandlerOf(CompareProposal, [ReadModels, Proposals], async (id, { sql }, proposals) => {
    const command = await proposals.submitted(id);
    const order = command?.order as Partial<ProposedBatch> | undefined;
    if (!order?.lines || order.period == null) return null;
    return payrollChanges(sql, order as ProposedBatch);
  }),
  queryHandlerOf(ListProposals, [ReadModels], async ({ after, ...asked }, { sql, today }) => {
    const question = { ...asked, today: today(), after: positionAfter(after) };
    return pageByPosition(await listProposals(sql, question)) as never;
  }),
  queryHandlerOf(FindProposal, [Proposals], (id, proposals) => proposals.find(id)),
  queryHandlerOf(
    ShowProposal,
    [ReadModels, Proposals],
    async (asked, { sql, today }, proposals) => {
      const question = { ...asked, today: today(), after: 0n, limit: 1 };
      const [item] = (await listProposals(sql, question)).items;
      if (!item) return null;
      return { ...item, ...(await proposals.shown(item, asked.asker)) } as never;
    },
  ),
];
