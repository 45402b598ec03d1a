/** What is looked at: publications, objections, persons, findings, matters, seals. */
import type { Recorder } from './recorder.js';
import {
  COUNTY,
  OTHER,
  affairs,
  auditor,
  clerk,
  drafter,
  finding,
  inspector,
  otherClerk,
  secondAffairs,
  years,
} from './offices.js';
import { NUMBERS } from './scenario-of-funds.js';

export const LOCKED_FINDING = 'PAYMENT_DUPLICATE:2:FF-B1';
export const OLD_RECTIFIED_FINDING = 'PAYMENT_DUPLICATE:4:FF-B1';

/** What leads nowhere any more, for those who have to find a way out of it. */
export interface Locked {
  readonly finding: string;
  readonly matterNo: string;
}

const FINDING = 'PAYMENT_DUPLICATE:2:FF-A1';
const DUE = '2099-06-30';
const said = { text: '该户当月由街道与社区重复申报，已核实。' };
const confirmed = { verdict: 'confirmed', text: '情况属实，应予追回。' };

export async function oversight(record: Recorder): Promise<Locked> {
  await publications(record);
  await persons(record);
  await findings(record);
  await matters(record);
  const matterNo = await lockedMatter(record);
  await record.rotateVaultKey();
  await record.seal();
  await record.cosign('cosignature', auditor);
  await record.post('bundle', inspector, '/audit/bundles', { region: COUNTY, year: 2017 });
  await record.post('bundle-with-names', inspector, '/audit/bundles', {
    ...{ documentNo: '吉财社指〔2017〕1号', personalDataPurpose: '核查冒领' },
  });
  await record.get(auditor, `/audit/counties/${COUNTY}/years/2017/replay`);
  await record.post('after-the-rotation', drafter, '/disclosures/documents', {
    ...{ kind: 'TRANSFER', region: '220000', fiscalYear: 2017, documentNo: 'D-2' },
    ...{ publishedOn: '2017-04-20', url: 'https://example.gov.cn/zb/2' },
  });
  await record.seal();
  return { finding: LOCKED_FINDING, matterNo };
}

async function publications(record: Recorder): Promise<void> {
  const list = { region: COUNTY, fiscalYear: 2017, program: 'URBAN_DIBAO', period: '2017-02' };
  const publication = { publishedOn: '2017-02-19', url: 'https://example.gov.cn/gs/1' };
  await record.post('disclosure', affairs, '/disclosures', { ...list, ...publication });
  await record.post('withdrawal', affairs, '/disclosures/withdrawals', {
    ...{ kind: 'LIST', ...list, reason: '清单有误' },
  });
  await record.post('document', clerk, '/disclosures/documents', {
    ...{ kind: 'LEDGER', region: COUNTY, fiscalYear: 2017 },
    ...{ publishedOn: '2018-02-19', url: 'https://example.gov.cn/tz/1' },
  });
  await record.post('direct-funds', drafter, '/direct-funds/reports', {
    ...{ month: '2017-03', reportedOn: '2017-04-09', documentNo: '吉财预〔2017〕3号' },
  });
  await record.post('exit', affairs, '/exits', {
    ...{ beneficiaryId: NUMBERS[3], region: COUNTY, program: 'URBAN_DIBAO' },
    ...{ exitedOn: '2017-04-23', reason: '收入超标' },
  });
  const subject = { region: COUNTY, program: 'URBAN_DIBAO', period: '2017-02' };
  const objection = { subject, text: '金额与本人实际收到的不一致。', contact: '13800000000' };
  const lodged = await record.post('objection', null, '/public/objections', objection);
  const answer = { text: '经核实，已补发。', outcome: 'UPHELD' };
  const path = `/objections/${String(lodged['objectionNo'])}/answer`;
  await record.post('objection-answer', affairs, path, answer);
  const open = { subject: { ...subject, region: OTHER }, text: '名单有误' };
  await record.post('objection-open', null, '/public/objections', open);
}

/** One is looked at, one forgotten, one about to be. */
async function persons(record: Recorder): Promise<void> {
  const list = await record.get(clerk, '/disbursements/FF-A2/payments');
  const [first, second] = (list['items'] as { beneficiary: string }[]).map(
    ({ beneficiary }) => beneficiary,
  );
  await record.get(affairs, `/beneficiaries/${first!}?purpose=check`);
  const proposal = { basis: '个人信息保护法第四十七条', reason: '本人申请' };
  const forgetting = { forgettingNo: 'SC-1', beneficiary: second!, ...proposal };
  await record.post('forgetting', affairs, '/forgettings', forgetting);
  await record.post('forgetting-approval', secondAffairs, '/forgettings/SC-1/approve', {});
  const open = { forgettingNo: 'SC-2', beneficiary: first!, ...proposal };
  await record.post('forgetting-open', affairs, '/forgettings', open);
}

/** One rectified, one that an older release rectified, one locked. */
async function findings(record: Recorder): Promise<void> {
  await record.post('explanation', clerk, finding(FINDING, 'explanation'), said);
  await record.post('verdict', auditor, finding(FINDING, 'verdict'), confirmed);
  await record.post('return-late', clerk, '/disbursements/FF-A1/returns', {
    ...{ returnNo: 'TH-2', paymentNo: 2, returnedOn: '2018-02-01', reason: '重复发放' },
  });
  await record.post('rectification', clerk, finding(FINDING, 'rectification'), {
    ...{ text: '已追回。', recoveries: [{ kind: 'RETURN', number: 'TH-2' }] },
  });
  for (const [at, id] of [OLD_RECTIFIED_FINDING, LOCKED_FINDING].entries()) {
    const [explanation, verdict] = [`explanation-${at}`, `verdict-${at}`];
    await record.post(explanation, otherClerk, finding(id, 'explanation'), said);
    await record.post(verdict, inspector, finding(id, 'verdict'), confirmed);
  }
  await record.older({
    name: 'older-rectification',
    by: otherClerk,
    stream: `finding-${OLD_RECTIFIED_FINDING}`,
    type: 'FindingRectified',
    version: 1,
    occurredOn: '2018-03-01',
    data: {
      ...{ findingId: OLD_RECTIFIED_FINDING, region: OTHER, measures: '已追回。' },
      ...{ recoveredFen: '12000', evidence: '缴款书3号' },
    },
    claim: {
      key: `finding/${OLD_RECTIFIED_FINDING}/rectification/0`,
      fingerprint: 'older rectification',
    },
  });
  await explainedBehindItsVerdict(record);
}

/** As where the county explained on what it had read before the verdict came. */
async function explainedBehindItsVerdict(record: Recorder): Promise<void> {
  const explained = await record.dataOf(`finding-${LOCKED_FINDING}`, 'FindingExplained');
  await record.older({
    name: 'explained-behind-the-verdict',
    by: otherClerk,
    stream: `finding-${LOCKED_FINDING}`,
    type: 'FindingExplained',
    version: 1,
    occurredOn: explained.occurredOn,
    data: { ...explained.data, explanation: '补充说明：已联系本人。' },
    claim: null,
  });
}

async function opened(record: Recorder, name: string, more: object): Promise<string> {
  const matter = { region: COUNTY, title: '城市低保重复发放', program: 'URBAN_DIBAO' };
  const body = { kind: 'RECTIFICATION', ...matter, fiscalYear: 2017, dueOn: DUE, ...more };
  return `/matters/${String((await record.post(name, auditor, '/matters', body))['matterNo'])}`;
}

/** Through every step: closed, reopened, waived, closed again. */
async function matters(record: Recorder): Promise<void> {
  const complaint = { text: '反映发放不公。', complainant: '示例乙', contact: '0437-0000000' };
  const matter = await opened(record, 'matter', {
    ...{ kind: 'COMPLAINT', requiredAmount: '310.00', complaint },
  });
  await record.get(auditor, `${matter}/complaint?purpose=check`);
  await record.post('matter-links', auditor, `${matter}/links`, {
    links: [{ kind: 'FINDING', id: FINDING }],
  });
  await record.post('matter-extension', auditor, `${matter}/extensions`, {
    ...{ dueOn: '2099-08-31', reason: '待银行流水' },
  });
  const report = { documentNo: '民〔2018〕17号', text: '已全额追回。' };
  const answered = async (round: string): Promise<void> => {
    await record.post(`matter-explanation${round}`, clerk, `${matter}/explanations`, said);
    await record.post(`matter-verdict${round}`, inspector, `${matter}/verdicts`, confirmed);
    await record.post(`matter-report${round}`, clerk, `${matter}/rectification-reports`, report);
  };
  await answered('');
  const recovery = { kind: 'RETURN', number: 'TH-2' };
  await record.post('matter-recovery', clerk, `${matter}/recoveries`, recovery);
  const closing = { text: '同意结案。' };
  await record.post('matter-closing', inspector, `${matter}/closing`, closing);
  await record.post('matter-reopening', auditor, `${matter}/reopening`, {
    ...{ dueOn: '2099-12-31', reason: '另有新情况。' },
  });
  await answered('-again');
  await record.post('matter-closing-again', inspector, `${matter}/closing`, closing);
  const waived = await opened(record, 'matter-waived', { requiredAmount: '99.00' });
  const waiver = { reason: '当事人已去世且无遗产。' };
  await record.post('matter-waiver', inspector, `${waived}/recovery-waivers`, waiver);
  const { events } = await record.post(
    'budget-linked',
    otherClerk,
    `${years(OTHER, 2018)}/budgets`,
    {
      ...{ entryNo: 'YS-L', class: 'BASIC_LIVELIHOOD', code: 'URBAN_DIBAO', source: 'OWN' },
      ...{ amount: '5.00', allocatedOn: '2018-02-01' },
    },
  );
  const open = await opened(record, 'matter-open', { region: OTHER });
  const link = { links: [{ kind: 'EVENT', id: events[0]!.id }] };
  await record.post('matter-open-links', auditor, `${open}/links`, link);
}

/** It only waits for its finding, which the older release cannot settle any more. */
async function lockedMatter(record: Recorder): Promise<string> {
  const matter = await opened(record, 'matter-locked', { region: OTHER });
  const links = [{ kind: 'FINDING', id: LOCKED_FINDING }];
  await record.post('locked-links', auditor, `${matter}/links`, { links });
  await record.post('locked-explanation', otherClerk, `${matter}/explanations`, said);
  await record.post('locked-verdict', inspector, `${matter}/verdicts`, confirmed);
  const report = { documentNo: '民〔2018〕18号', text: '已整改。' };
  await record.post('locked-report', otherClerk, `${matter}/rectification-reports`, report);
  return matter.slice('/matters/'.length);
}
