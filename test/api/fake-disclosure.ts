/** Disclosure for tests of HTTP matters: one objection, one list, whatever is recorded. */
import { Readable } from 'node:stream';
import type { DisclosurePort } from '../../apps/api/disclosure/disclosure-port.js';
import type { CommandAnswer } from '../../libs/command-handling/answers.js';
import { InvalidCursor } from '../../apps/api/backend.js';
import { refuse } from '../../libs/refusals/refusals.js';

export const OBJECTION_NO = 'YY-20171123-0123456789';
export const RECEIPT_TOKEN = 'the token of who objected';
const REGION = '220422';

const OBJECTION = {
  objectionNo: OBJECTION_NO,
  region: REGION,
  program: 'URBAN_DIBAO',
  period: '2017-03',
  documentNo: null,
  lodgedOn: '2017-11-23',
  dueOn: '2018-01-22',
  status: 'open',
  contact: 'GIVEN',
  answeredOn: null,
  outcome: null,
  answeredLate: null,
} as const;

export class FakeDisclosure implements DisclosurePort {
  /** What the public tables hold: a cell that a spreadsheet would calculate. */
  url = 'https://example.gov.cn/gs/1';
  position = 7n;

  constructor(private readonly record: (commandId: string, content: unknown) => CommandAnswer) {}

  readonly open: DisclosurePort['open'] = {
    point: async () => ({
      position: this.position,
      today: '2018-01-01',
      smallGroup: 5,
      openDays: 28,
    }),
    rows: async (_table, _point, filter, { after }) => {
      if (after !== null && after[0] !== 'first') throw new InvalidCursor();
      const row = { kind: 'LIST', region: filter.region ?? REGION, url: this.url };
      return after === null ? { rows: [row], next: ['first', '1'] } : { rows: [], next: null };
    },
    lines: async (_point, { program }) =>
      program === 'ORPHAN'
        ? refuse('PUBLISHED_AS_SUMS', { item: 'LIST', reason: 'CHILDREN' })
        : [{ line: 1, persons: 2, monthsPaid: 1, component: 'BASIC', amount: '300.00' }],
    package: async () => Readable.from([Buffer.from('PK')]),
  };

  duties: DisclosurePort['duties'] = async () => ({ items: [{ kind: 'LIST' }], next: null });
  publish: DisclosurePort['publish'] = async (command) =>
    this.record(command.commandId, command.subject);
  withdraw: DisclosurePort['withdraw'] = async (command) =>
    this.record(command.commandId, command.item);
  lodge: DisclosurePort['lodge'] = async (command) => ({
    answer: this.record(command.commandId, [command.about, command.text]),
    objectionNo: OBJECTION_NO,
    token: RECEIPT_TOKEN,
    dueOn: OBJECTION.dueOn,
  });
  answer: DisclosurePort['answer'] = async (command) =>
    this.record(command.commandId, command.text);
  objections: DisclosurePort['objections'] = async () => ({ items: [OBJECTION], next: null });
  objection: DisclosurePort['objection'] = async (no) =>
    no === OBJECTION_NO ? OBJECTION : undefined;
  opened: DisclosurePort['opened'] = async () => ({ ...OBJECTION, text: '金额不符' });
  standing: DisclosurePort['standing'] = async (no, token) =>
    no === OBJECTION_NO && token === RECEIPT_TOKEN ? { ...OBJECTION, answer: null } : undefined;
}
