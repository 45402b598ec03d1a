/** What is refused to persons of an office among each other; a part of `refusals.ts`. */
export const OFFICE_REFUSALS = {
  DUTY_MISSING: [
    '您的岗位职责不含“{duty}”，不能进行此操作',
    'Your duties do not hold “{duty}”, which this needs',
  ],
  NOT_THE_AUTHOR: ['只有经办人本人可以修改、提交或撤回', 'Its author alone may do this'],
  PROPOSAL_UNKNOWN: ['提请 {proposal} 不存在', 'There is no proposal {proposal}'],
  PROPOSAL_STATE: [
    '提请 {proposal} 目前的状态是 {state}，不能这样办理',
    'Proposal {proposal} is {state}: this cannot be done with it now',
  ],
  SAME_PERSON: [
    '申请人（{first}）与审批人（{second}）不能是同一人',
    'Drafter ({first}) and approver ({second}) must be different persons',
  ],
} as const;
