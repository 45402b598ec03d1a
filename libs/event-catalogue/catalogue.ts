/**
 * Every event type, its current version and its codec: the one table. A released version never
 * changes; a change of shape adds a version and an upcast from the one before. `docs/events/` holds
 * the schemas.
 */
import { type Codec, EventMalformed } from './codec.js';
import * as access from './access-events.js';
import * as direct from './direct-fund-events.js';
import * as disclosure from './disclosure-events.js';
import { type EventDefinition, define } from './event-definition.js';
import type { FoldName } from './fold-names.js';
import { FUND_CATALOGUE } from './fund-catalogue.js';
import * as log from './log-events.js';
import * as handling from './handling-events.js';
import * as office from './office-events.js';
import * as matter from './matter-events.js';
import * as reminder from './reminder-events.js';
import * as performance from './performance-events.js';
import * as policy from './policy-events.js';
import { PROPOSAL_CATALOGUE } from './proposal-catalogue.js';
import * as reference from './reference-events.js';
import * as supervision from './supervision-events.js';
import * as scheme from './scheme-events.js';

const OF_FINDING = ['findingState', 'read.finding_handlings'] as const;
const OF_REMINDER = ['reminderState', 'read.reminder_steps'] as const;
const OF_MATTER = ['matterState', 'read.matter_steps'] as const;

export const CATALOGUE = {
  ...FUND_CATALOGUE,
  ...PROPOSAL_CATALOGUE,
  GapAlertAcknowledged: define(
    handling.gapAlertAcknowledged,
    '预警整改方案',
    'A county answered a gap alert with a remedy plan',
    ['read.gap_alert_acknowledgements'],
  ),
  FindingExplained: define(
    supervision.findingExplained,
    '问题说明',
    'A county explained a finding of supervision',
    OF_FINDING,
  ),
  FindingJudged: define(
    supervision.findingJudged,
    '问题认定',
    'Audit or discipline confirmed or dismissed a finding',
    OF_FINDING,
  ),
  FindingRectified: define(
    supervision.findingRectified,
    '问题整改',
    'A county reported how a finding was rectified',
    OF_FINDING,
    { 1: supervision.rectifiedWithRecoveries },
  ),
  MonthCertified: define(
    performance.monthCertified,
    '按期确认',
    'A county certified that its entries of a month are complete',
    ['packageRows', 'read.certifications'],
  ),
  PerformanceTargetsSet: define(
    performance.performanceTargetsSet,
    '绩效目标下达',
    'What a fund is to achieve in a region and year was set',
    ['targetSetState', 'packageRows', 'read.performance_targets'],
  ),
  PerformanceResultReported: define(
    performance.performanceResultReported,
    '绩效结果填报',
    'What was achieved of a performance target was reported',
    ['targetSetState', 'packageRows', 'read.performance_results'],
  ),
  PerformanceReviewed: define(
    performance.performanceReviewed,
    '绩效复核',
    'The province reviewed what was reported of a set of targets',
    ['read.performance_reviews'],
  ),
  EvaluationAdopted: define(
    performance.evaluationAdopted,
    '绩效评价采用',
    'The evaluation of a year was adopted',
    ['read.evaluations', 'read.evaluation_results'],
    { 1: performance.evaluationWithBasis },
  ),
  PersonalDataViewed: define(
    handling.personalDataViewed,
    '个人信息查阅',
    'Somebody looked at personal data',
    ['accessRecord'],
  ),
  PersonalDataTaken: define(
    access.personalDataTaken,
    '个人信息随证据包带出',
    'Personal data left in a bundle of evidence',
    ['accessRecord'],
  ),
  EvidenceTaken: define(access.evidenceTaken, '证据包带出', 'A bundle of evidence was taken', [
    'accessRecord',
  ]),
  AccessLimitReached: define(
    access.accessLimitReached,
    '个人信息查阅超限',
    'Somebody was refused more personal data than an hour allows',
    ['accessRecord'],
  ),
  ForgettingProposed: define(
    handling.forgettingProposed,
    '个人信息删除申请',
    'The erasure of a person’s data was proposed',
    ['forgettingState', 'read.forgettings'],
  ),
  PersonForgotten: define(
    handling.personForgotten,
    '个人信息删除',
    'A person’s data were erased for good',
    ['forgettingState', 'read.forgetting_approvals'],
  ),
  IdentityNumbersExamined: define(
    access.identityNumbersExamined,
    '证件号码核对',
    'Identity numbers recorded before they were judged were brought into one form',
    ['read.payments', 'read.exits', 'read.linked_persons', 'read.findings'],
  ),
  VaultDigestsCommitted: define(
    access.vaultDigestsCommitted,
    '保险库密文摘要',
    'Digests of what lies in the vault were committed',
    [],
  ),
  VaultKeyRotated: define(
    access.vaultKeyRotated,
    '保险库主密钥更换',
    'The master key of the vault was changed',
    [],
  ),
  SealKeyAnnounced: define(
    log.sealKeyAnnounced,
    '封存密钥更换公告',
    'The key of seals announced the one that follows it',
    [],
  ),
  LogOriginEnded: define(
    log.logOriginEnded,
    '日志终止并另起',
    'A log was ended after a restore, and goes on under another name',
    [],
  ),
  AuditRead: define(access.auditRead, '审计查阅', 'An auditor or inspector read something', [
    'accessRecord',
  ]),
  RegionRegistered: define(reference.regionRegistered, '行政区划登记', 'A division was named', [
    'divisions',
    'packageSurvey',
    'packageRows',
    'read.regions',
  ]),
  RegionRecoded: define(
    reference.regionRecoded,
    '行政区划变更',
    'A division got another code, name or parent from a day on',
    ['divisions', 'packageRows', 'read.region_recodings'],
  ),
  ProgramAdded: define(reference.programAdded, '资金项目增设', 'The province added a program', [
    'programs',
    'packageRows',
    'read.programs',
  ]),
  RegionDesignated: define(reference.regionDesignated, '地区类型认定', 'A region got a type', [
    'packageRows',
    'read.designations',
  ]),
  IndicatorReported: define(reference.indicatorReported, '指标上报', 'A figure was reported', [
    'packageRows',
    'read.indicators',
  ]),
  StandardSet: define(reference.standardSet, '保障标准公布', 'A standard was set', [
    'packageRows',
    'read.standards',
    'read.findings',
  ]),
  BeneficiaryExited: define(reference.beneficiaryExited, '退出保障', 'A person left a program', [
    'packageRows',
    'read.exits',
    'read.findings',
  ]),
  DisclosurePublished: define(reference.disclosurePublished, '公示公开', 'A list was published', [
    'publications',
    'packageSurvey',
    'packageRows',
    'read.disclosures',
  ]),
  DocumentPublished: define(
    disclosure.documentPublished,
    '文件公开',
    'A document or ledger was published',
    ['publications', 'read.document_publications'],
  ),
  DirectFundsReported: define(
    direct.directFundsReported,
    '直达资金月报报送',
    'The monthly report of direct funds was submitted',
    ['read.direct_fund_reports'],
  ),
  DisclosureWithdrawn: define(
    disclosure.disclosureWithdrawn,
    '公开撤回',
    'What was published was withdrawn',
    ['publications', 'packageSurvey', 'read.disclosure_withdrawals'],
  ),
  ObjectionLodged: define(
    disclosure.objectionLodged,
    '群众异议',
    'Somebody of the public objected',
    ['objectionState', 'read.objections'],
  ),
  ObjectionAnswered: define(disclosure.objectionAnswered, '异议答复', 'An objection was answered', [
    'objectionState',
    'read.objection_answers',
  ]),
  ReminderSent: define(reminder.reminderSent, '督办发出', 'A county was reminded', [
    'reminderState',
    'read.reminders',
  ]),
  ReminderSigned: define(
    reminder.reminderSigned,
    '督办签收',
    'The county signed for a reminder',
    OF_REMINDER,
  ),
  ReminderReplied: define(
    reminder.reminderReplied,
    '督办回复',
    'The county replied to a reminder',
    OF_REMINDER,
  ),
  MatterOpened: define(matter.matterOpened, '事项立案', 'A complaint or rectification was opened', [
    'matterState',
    'read.matters',
  ]),
  MatterLinked: define(
    matter.matterLinked,
    '事项关联',
    'Findings, events or objections were linked to a matter',
    OF_MATTER,
  ),
  MatterExplained: define(
    matter.matterExplained,
    '事项说明',
    'The county explained a matter',
    OF_MATTER,
  ),
  MatterRectificationReported: define(
    matter.matterRectificationReported,
    '事项整改报告',
    'The county reported how a matter was put right',
    OF_MATTER,
  ),
  MatterRecoveryRecorded: define(
    matter.matterRecoveryRecorded,
    '事项追回资金',
    'An entry by which money came back was counted for a matter',
    OF_MATTER,
  ),
  MatterRecoveryWaived: define(
    matter.matterRecoveryWaived,
    '事项免予追回',
    'Discipline waived what had not come back',
    OF_MATTER,
  ),
  MatterJudged: define(
    matter.matterJudged,
    '事项认定',
    'Audit or discipline confirmed or dismissed what a matter is about',
    OF_MATTER,
  ),
  MatterExtended: define(
    matter.matterExtended,
    '事项延期',
    'A matter got a later deadline',
    OF_MATTER,
  ),
  MatterClosed: define(
    matter.matterClosed,
    '事项结案',
    'A matter was closed on its evidence',
    OF_MATTER,
  ),
  MatterReopened: define(
    matter.matterReopened,
    '事项重新办理',
    'A closed matter was reopened',
    OF_MATTER,
  ),
  TargetSet: define(reference.targetSet, '任务目标', 'A target was set', [
    'packageRows',
    'read.targets',
  ]),
  PolicyParameterSet: define(policy.policyParameterSet, '政策参数', 'A policy value was decided', [
    'parameterChanges',
    'read.policy_changes',
  ]),
  HeaderMappingSet: define(
    office.headerMappingSet,
    '表头对应设置',
    'A county keeps its own headers for a table, or no longer does',
    ['headerMappings'],
  ),
  SchemeDrafted: define(
    scheme.schemeDrafted,
    '分配方案草案',
    'An allocation was reckoned',
    ['schemeState', 'read.schemes'],
    { 1: scheme.schemeWithFormula },
  ),
  SchemeAdopted: define(scheme.schemeAdopted, '分配方案批准', 'A scheme was adopted', [
    'schemeState',
    'read.scheme_adoptions',
  ]),
  ProgressReported: define(reference.progressReported, '目标进度', 'Progress was reported', [
    'packageRows',
    'read.target_progress',
  ]),
} as const;

export type EventType = keyof typeof CATALOGUE;

export type DataOf<T extends EventType> =
  (typeof CATALOGUE)[T] extends EventDefinition<infer D> ? D : never;

/** The events that name the fold, or one of these folds. */
export type EventOf<F extends FoldName> = {
  [T in EventType]: [F & (typeof CATALOGUE)[T]['folds'][number]] extends [never] ? never : T;
}[EventType];

/** A fact as deciders speak of it: its type and its data. */
export type Fact<T extends EventType = EventType> = {
  [K in T]: { readonly type: K; readonly data: DataOf<K> };
}[T];

/** A fact with what is known of its recording: what folds and projections read. */
export type RecordedFact<T extends EventType = EventType> = Fact<T> & {
  readonly id: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  readonly occurredOn: string;
  readonly recordedAt: string;
};

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(CATALOGUE, type);
}

/** The JSON text of a fact in its current version. */
export function encodeFact(fact: Fact): string {
  return JSON.stringify((CATALOGUE[fact.type].codec as Codec<unknown>).encode(fact.data));
}

export interface StoredFact {
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: string;
}

/**
 * Reads a stored event of any version ever released.
 * @throws EventMalformed where the text does not have the shape of its version
 */
export function decodeFact(stored: StoredFact): Fact {
  const { type, schemaVersion } = stored;
  assertKnown(type);
  const definition: EventDefinition<unknown> = CATALOGUE[type];
  let json = parsed(stored.data, type);
  for (let version = schemaVersion; version < definition.version; version++) {
    json = definition.upcasts[version]!(json);
  }
  return { type, data: definition.codec.decode(json, type) } as Fact;
}

/** The parser's own message would quote the text, which may hold what no error may show. */
function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new EventMalformed(path, 'JSON');
  }
}

function assertKnown(type: string): asserts type is EventType {
  if (!isEventType(type)) throw new Error(`unknown event type ${type}`);
}
