/** What is done with a proposal is done with one of its own, by its author or by another person. */
import type { Site } from './site.js';
import type { FilledIn, Operation } from './example-requests.js';
import type { Sender } from './sending.js';

const COUNTY = '220422';
const [AUTHOR, REVIEWER] = ['county-treasury 1', 'county-treasury 2'];
/** A year that no closing among the examples reaches. */
const YEAR = `/api/v1/counties/${COUNTY}/years/2019`;
const MONEY = { class: 'BASIC_LIVELIHOOD', code: 'URBAN_DIBAO', amount: '1.00' };
const ONE_PROPOSAL = /^\/api\/v1\/proposals\/\{id\}(?:\/|$)/;

interface Proposal {
  readonly id: string;
  readonly revision: number;
}

export class ExampleProposals {
  private made = 0;

  constructor(
    private readonly site: Site,
    private readonly sender: Sender,
  ) {}

  /** The request as it is filled in, about a proposal in the state that it is for. */
  async about({ method, template }: Operation, filledIn: FilledIn): Promise<FilledIn> {
    if (!ONE_PROPOSAL.test(template)) return filledIn;
    this.made += 1;
    const isOfForm = method === 'put' || template.endsWith('/submit');
    const { id, revision } = await (isOfForm
      ? this.kept()
      : template.endsWith('/changes')
        ? this.payroll()
        : this.proposed('budgets', this.budget()));
    const isOwn = isOfForm || template.endsWith('/withdraw');
    const token = await this.site.token('county-treasury', COUNTY, isOwn ? AUTHOR : REVIEWER);
    const headers = { 'if-match': `"${revision}"`, authorization: `Bearer ${token}` };
    return { ...filledIn, path: template.replace('{id}', id), headers };
  }

  private budget(): object {
    const entry = { entryNo: `YS-P-${this.made}`, source: 'OWN', allocatedOn: '2019-01-20' };
    return { ...MONEY, ...entry };
  }

  private kept(): Promise<Proposal> {
    const form = { route: `POST ${YEAR}/budgets`, body: this.budget() };
    return this.proposal('/api/v1/proposals', form, {});
  }

  private async payroll(): Promise<Proposal> {
    await this.post(`${YEAR}/budgets`, this.budget(), {});
    await this.site.settled();
    const person = { beneficiaryId: '11010119900307125X', name: '示例', persons: 1 };
    return this.proposed('disbursements', {
      ...{ ...MONEY, batchNo: `FF-P-${this.made}`, period: '2019-02', paidOn: '2019-02-10' },
      payments: [{ paymentNo: 1, ...person, amount: MONEY.amount }],
    });
  }

  private proposed(action: string, body: object): Promise<Proposal> {
    return this.proposal(`${YEAR}/${action}`, body, { prefer: 'review' });
  }

  private async proposal(path: string, body: object, more: Headers): Promise<Proposal> {
    const { json, text } = await this.post(path, body, more);
    const { proposal } = json as { readonly proposal?: Proposal };
    if (!proposal) throw new Error(`${path} gave no proposal: ${text}`);
    return proposal;
  }

  private async post(path: string, body: object, more: Headers) {
    const token = await this.site.token('county-treasury', COUNTY, AUTHOR);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    return this.sender.send({
      ...{ method: 'post', path, headers: { ...headers, ...more } },
      body: JSON.stringify(body),
    });
  }
}

type Headers = Readonly<Record<string, string>>;
