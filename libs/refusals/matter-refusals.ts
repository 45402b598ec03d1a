/** Refusals about complaints and rectifications: Chinese, English. */
export const MATTER_REFUSALS = {
  MATTER_UNKNOWN: ['事项 {matterNo} 不存在', 'There is no matter {matterNo}'],
  MATTER_CLOSED: [
    '事项 {matterNo} 已经结案，如有新情况请先重新办理',
    'Matter {matterNo} is closed: reopen it first',
  ],
  MATTER_NOT_CLOSED: ['事项 {matterNo} 尚未结案', 'Matter {matterNo} is not closed'],
  MATTER_NOT_A_COMPLAINT: [
    '只有投诉举报事项才能附投诉内容',
    'Only a complaint carries what somebody complained of',
  ],
  MATTER_DUE_DAY_TOO_EARLY: [
    '办理期限 {dueOn} 应晚于 {after}',
    'The deadline {dueOn} must lie after {after}',
  ],
  MATTER_LINK_OUTSIDE: [
    '{kind} {id} 不涉及 {region}，不能关联',
    '{kind} {id} does not concern {region}: it cannot be linked',
  ],
  MATTER_ALREADY_LINKED: [
    '所列各项均已关联到事项 {matterNo}',
    'All of that is linked to matter {matterNo} already',
  ],
  MATTER_RECOVERY_OUTSIDE: [
    '{kind} {number} 没有为 {region} 追回资金：应为该县的退票、资金收回或发放批次的更正',
    '{kind} {number} brought back no money of {region}: name returns, reclaims, or corrections of its batches',
  ],
  MATTER_RECOVERY_COUNTED: [
    '{kind} {number} 已计入事项 {countedBy}',
    '{kind} {number} is counted for matter {countedBy} already',
  ],
  MATTER_NOT_EXPLAINED: [
    '事项 {matterNo} 没有尚待认定的说明，不能认定',
    'Nothing that was explained in matter {matterNo} awaits a verdict',
  ],
  MATTER_NOTHING_TO_WAIVE: [
    '事项 {matterNo} 没有尚未追回的资金可免',
    'Nothing is missing in matter {matterNo}: there is nothing to waive',
  ],
  MATTER_CLOSED_BY_OPENER: [
    '事项 {matterNo} 不能由立案人或重新办理的提出人（{first}）本人（{second}）结案',
    'Matter {matterNo} was opened or reopened by {first}: another person than {second} must close it',
  ],
  MATTER_NOT_JUDGED: [
    '事项 {matterNo} 尚未认定，或有说明尚待认定，不能结案',
    'Matter {matterNo} has no verdict on all that was explained: it cannot be closed',
  ],
  MATTER_FINDING_UNSETTLED: [
    '事项 {matterNo} 关联的问题 {findingId} 尚未了结，不能结案',
    'Finding {findingId}, which is linked to matter {matterNo}, is not settled: it cannot be closed',
  ],
  MATTER_NOT_RECTIFIED: [
    '事项 {matterNo} 没有整改报告，不能结案',
    'Matter {matterNo} has no report on its rectification: it cannot be closed',
  ],
  MATTER_RECOVERY_INCOMPLETE: [
    '事项 {matterNo} 应追回 {required} 元，尚缺 {missing} 元，不能结案',
    'Of {required} yuan to recover in matter {matterNo}, {missing} are missing: it cannot be closed',
  ],
} as const satisfies Record<string, readonly [chinese: string, english: string]>;
