/** Matters for tests of HTTP matters: one of them, of one county; whatever is recorded. */
import { InvalidCursor } from '../../apps/api/backend.js';
import type { MattersPort } from '../../apps/api/matters/matters-port.js';
import type { CommandAnswer } from '../../libs/command-handling/answers.js';

export const MATTER_NO = 'SX-20180105-0123456789';
const REGION = '220422';

const LISTED = {
  matterNo: MATTER_NO,
  kind: 'COMPLAINT',
  region: REGION,
  title: '农村低保重复发放',
  program: 'RURAL_DIBAO',
  fiscalYear: 2017,
  status: 'open',
  openedOn: '2018-01-05',
  dueOn: '2018-03-06',
  closedOn: null,
  closedLate: null,
  requiredAmount: '348.00',
  recoveredAmount: '0.00',
} as const;

export class FakeMatters implements MattersPort {
  constructor(private readonly record: (commandId: string, content: unknown) => CommandAnswer) {}

  open: MattersPort['open'] = async ({ commandId, kind, title, complaint }) => ({
    answer: this.record(commandId, [kind, title, complaint]),
    matterNo: MATTER_NO,
  });
  handle: MattersPort['handle'] = async ({ commandId, action }) => this.record(commandId, action);
  list: MattersPort['list'] = async ({ after }) => {
    if (after !== undefined && after !== 'first') throw new InvalidCursor();
    return after === undefined ? { items: [LISTED], next: 'first' } : { items: [], next: null };
  };
  regionOf: MattersPort['regionOf'] = async (no) => (no === MATTER_NO ? REGION : undefined);
  find: MattersPort['find'] = async (no) => {
    if (no !== MATTER_NO) return undefined;
    return {
      ...LISTED,
      openedBy: 'an auditor',
      complainant: 'NAMED',
      missingAmount: '348.00',
      links: [],
      explanations: [],
      verdicts: [],
      reports: [],
      recoveries: [],
      waivers: [],
      extensions: [],
      closings: [],
      reopenings: [],
      revision: 0,
    };
  };
  evidence: MattersPort['evidence'] = async (no) =>
    no === MATTER_NO ? { matter: no, streams: [`matter-${no}`], events: [] } : undefined;
  complaint: MattersPort['complaint'] = async (no) =>
    no === MATTER_NO ? { text: '金额不符', complainant: '示例甲', contact: null } : undefined;
}
