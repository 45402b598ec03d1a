/**
 * Types of the events that are the record of access: discipline alone learns of them, by whichever
 * route.
 */
export const ACCESS_RECORD: readonly string[] = [
  'AuditRead',
  'PersonalDataViewed',
  'PersonalDataTaken',
];
