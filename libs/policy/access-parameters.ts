/**
 * How personal data are kept: figures that the law leaves to who handles them. Rows are added,
 * never edited, as in `parameter-values.ts`.
 * @source 中华人民共和国个人信息保护法 第四十七条、第五十一条
 */
import type { ParameterDefinition } from './parameter.js';

const LAW = '中华人民共和国个人信息保护法';
const FROM_THE_FIRST = '1990-01-01';

export const ACCESS_PARAMETERS = {
  'access.personalData.perHour': {
    ...{ unit: 'TIMES', places: 0, least: '1', most: '1000' },
    chinese: '一人一小时内至多查阅个人信息的次数',
    english: 'Accesses to personal data by one person within an hour at most',
    values: [
      {
        ...{ effectiveFrom: FROM_THE_FIRST, effectiveTo: null, value: '60', assumed: true },
        source: { document: LAW, clause: '第五十一条', quote: '合理确定个人信息处理的操作权限' },
      },
    ],
  },
  'access.vaultKey.days': {
    ...{ unit: 'DAYS', places: 0, least: '1', most: '90' },
    chinese: '遗忘后至迟几日内更换并销毁保险库主密钥',
    english: 'Days after a forgetting within which the master key is rotated and destroyed',
    values: [
      {
        ...{ effectiveFrom: FROM_THE_FIRST, effectiveTo: null, value: '90', assumed: true },
        source: {
          document: LAW,
          clause: '第四十七条',
          quote: '个人信息处理者应当主动删除个人信息',
        },
      },
    ],
  },
} as const satisfies Record<string, ParameterDefinition>;
