/** Refusals about reminders: Chinese, English. */
export const REMINDER_REFUSALS = {
  REMINDER_UNKNOWN: ['督办 {reminderNo} 不存在', 'There is no reminder {reminderNo}'],
  REMINDER_SUBJECT_OUTSIDE: [
    '{id} 不属于 {region}，不能就此督办',
    '{id} is not of {region}: it cannot be reminded of it',
  ],
  REMINDER_DUE_DAY_PAST: [
    '回复期限 {dueOn} 早于发出日期 {sentOn}',
    'The deadline {dueOn} lies before {sentOn}, the day of sending',
  ],
  REMINDER_SIGNED: ['督办 {reminderNo} 已经签收', 'Reminder {reminderNo} was signed for already'],
  REMINDER_NOT_SIGNED: [
    '督办 {reminderNo} 尚未签收，请先签收再回复',
    'Reminder {reminderNo} is not signed for: sign for it first',
  ],
  REMINDER_REPLIED: ['督办 {reminderNo} 已经回复', 'Reminder {reminderNo} was answered already'],
} as const satisfies Record<string, readonly [chinese: string, english: string]>;
