import { describe, expect, it } from '@jest/globals';
import { isRefusal, refusalMessage, refuse } from './refusals.js';

describe('a refusal', () => {
  it('fills both messages from its data', () => {
    const data = { account: 'RURAL_DIBAO', available: '1.00', amount: '2.50' };
    expect(refusalMessage(refuse('INSUFFICIENT_FUNDS', data))).toEqual({
      zh: '账户余额不足：农村居民最低生活保障 可用 1.00 元，需要 2.50 元',
      en: 'Not enough money: RURAL_DIBAO holds 1.00 yuan, 2.50 are asked for',
    });
  });

  it('calls a unit by its name in Chinese, where it is known', () => {
    const refusal = refuse('YEAR_CLOSED', { region: '220422', fiscalYear: 2017 });
    const names = new Map([['220422', '东辽县']]);
    expect(refusalMessage(refusal, (code) => names.get(code))).toEqual({
      zh: '东辽县 2017 年度已结账',
      en: 'The year 2017 of 220422 is closed',
    });
    const ofProvince = refuse('YEAR_CLOSED', { region: 'province', fiscalYear: 2017 });
    expect(refusalMessage(ofProvince, (code) => names.get(code)).zh).toBe('省级 2017 年度已结账');
  });

  it('says that something is missing rather than nothing', () => {
    expect(refusalMessage(refuse('BATCH_UNKNOWN', {})).en).toBe('There is no batch —');
  });

  it('does not read its data as a template', () => {
    const { en } = refusalMessage(refuse('BATCH_UNKNOWN', { batchNo: '{batchNo} $& $1' }));
    expect(en).toBe('There is no batch {batchNo} $& $1');
  });

  it('names a clause only where one is the reason', () => {
    expect(refuse('BATCH_UNKNOWN', {})).not.toHaveProperty('clause');
    expect(refuse('BATCH_UNKNOWN', {}, '四（二）')).toHaveProperty('clause', '四（二）');
  });

  it('is told from a fact, also from one with a code', () => {
    expect(isRefusal(refuse('YEAR_CLOSED', {}))).toBe(true);
    expect(isRefusal({ type: 'BudgetAllocated', data: {} })).toBe(false);
    expect(isRefusal({ code: '220503' })).toBe(false);
    expect(isRefusal({ code: 'toString' })).toBe(false);
  });
});
