import { describe, expect, it } from '@jest/globals';
import { judge, permissionOfOriginal, reaches } from './permissions.js';
import type { Role } from './roles.js';

function someone(region: string | null, ...roles: Role[]) {
  return { id: 'someone', name: null, roles, region };
}

describe('permissions', () => {
  it('bind a county treasury to its county', () => {
    const judgement = judge(someone('220422', 'county-treasury'), 'ledgers.read');
    expect(judgement).toEqual({ kind: 'allowed', role: 'county-treasury', county: '220422' });
    expect(reaches('220422', '220422')).toBe(true);
    expect(reaches('220422', '220421')).toBe(false);
    expect(reaches('220422', null)).toBe(false);
    expect(reaches(null, '220421')).toBe(true);
  });

  it('give a county treasury without a county nothing', () => {
    expect(judge(someone(null, 'county-treasury'), 'ledgers.read').kind).toBe('denied');
  });

  it('know civil affairs of a county from those of the province', () => {
    const county = someone('220422', 'civil-affairs');
    const province = someone('220000', 'civil-affairs');
    expect(judge(county, 'needs.assess')).toMatchObject({ county: '220422' });
    expect(judge(province, 'needs.assess')).toMatchObject({ county: null });
    expect(judge(province, 'payments.read')).toMatchObject({ county: '220000' });
  });

  it('take the role that reaches farthest', () => {
    const both = someone('220422', 'county-treasury', 'audit');
    expect(judge(both, 'ledgers.read')).toMatchObject({ role: 'audit', county: null });
    expect(judge(both, 'budgets.allocate')).toMatchObject({ county: '220422' });
  });

  it('show the administrator no money', () => {
    expect(judge(someone(null, 'admin'), 'ledgers.read').kind).toBe('denied');
    expect(judge(someone(null, 'admin'), 'regions.read').kind).toBe('allowed');
  });

  it('let who may record the original correct it', () => {
    expect(permissionOfOriginal('ReceiptRecorded')).toBe('receipts.record');
    expect(permissionOfOriginal('CountyYearClosed')).toBeNull();
    expect(permissionOfOriginal('constructor')).toBeNull();
  });
});
