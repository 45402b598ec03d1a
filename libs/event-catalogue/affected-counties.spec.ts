import { expect, it } from '@jest/globals';
import type { Fact } from './catalogue.js';
import { affectedCounties } from './affected-counties.js';

const region = '220422';
const fact = (type: string, data: object) => ({ type, data }) as unknown as Fact;
const transfer = fact('TransferIssued', { lines: [{ region }, { region: '220421' }] });

it.each([
  ['its own', fact('BudgetAllocated', { region }), [region]],
  ['each that a document awards', transfer, [region, '220421']],
  ['those of what it reverses', fact('EntryReversed', { reversed: transfer }), [region, '220421']],
  ['none, of money of the province', fact('ReceiptRecorded', { documentNo: 'D-1' }), []],
  ['none, of a proposal by a provincial office', fact('ForgettingProposed', { region: null }), []],
  ['none, of a look', fact('PersonalDataViewed', { beneficiary: 'p', purpose: 'x' }), []],
  ['none, of a read of the county', fact('AuditRead', { scope: region }), []],
])('an event affects %s', (_, event, counties) => {
  expect(affectedCounties(event)).toEqual(counties);
});
