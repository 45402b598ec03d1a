/** What offices call programs beside their names in the catalogue; no two have one in common. */
import type { ProgramCode } from '../policy/programs.js';

export const COMMON_NAMES = {
  URBAN_DIBAO: ['城市低保', '城镇低保'],
  RURAL_DIBAO: ['农村低保'],
  URBAN_DESTITUTE: ['城市特困供养', '城市特困'],
  RURAL_DESTITUTE: ['农村特困供养', '农村特困', '农村五保'],
  VAGRANT_RELIEF: ['流浪乞讨救助'],
  ORPHAN: ['孤儿保障', '孤儿基本生活费'],
  DISABILITY_LIVING: ['残疾人生活补贴', '困难残疾人补贴'],
  DISABILITY_CARE: ['残疾人护理补贴', '重残护理补贴'],
  MEDICAL_ASSISTANCE: ['医疗救助'],
} as const satisfies Partial<Record<ProgramCode, readonly string[]>>;
