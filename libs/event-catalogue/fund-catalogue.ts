/** The rows of the catalogue for money: pools, accounts, and their corrections. */
import { define } from './event-definition.js';
import * as fund from './fund-events.js';
import {
  paymentsWithNames,
  receiptWithDirectFund,
  reversalOfReceiptWithDirectFund,
  toReversalOfSecondEdition,
  toSecondEdition,
} from './fund-upcasts.js';
import * as reversal from './reversal-events.js';

/** An entry that moves award money of a county. */
const ENTRY = ['countyState', 'postings', 'fundMoves', 'packageRows'] as const;

export const FUND_CATALOGUE = {
  ReceiptRecorded: define(
    fund.receiptRecorded,
    '资金到位',
    'Money reached a provincial pool',
    [
      'provinceState',
      'fundMoves',
      'packageSurvey',
      'packageRows',
      'read.receipts',
      'read.pool_moves',
    ],
    { 1: receiptWithDirectFund, 2: toSecondEdition.ReceiptRecorded },
  ),
  TransferIssued: define(
    fund.transferIssued,
    '转移支付下达',
    'A document awarded counties money',
    [...ENTRY, 'provinceState', 'read.transfers', 'read.transfer_lines', 'read.pool_moves'],
    { 1: toSecondEdition.TransferIssued },
  ),
  AwardReclaimed: define(
    fund.awardReclaimed,
    '资金收回',
    'The province took award money back',
    [...ENTRY, 'moneyBack', 'provinceState', 'read.pool_moves'],
    { 1: toSecondEdition.AwardReclaimed },
  ),
  PoolYearClosed: define(
    fund.poolYearClosed,
    '省级年度结转',
    'The pools of a year were closed',
    ['provinceState', 'fundMoves', 'packageRows', 'read.pool_moves'],
    { 1: toSecondEdition.PoolYearClosed },
  ),
  OpeningBalanceEntered: define(
    fund.openingBalanceEntered,
    '期初结转结余',
    'Carry-over of earlier years was entered in the first year',
    ENTRY,
    { 1: toSecondEdition.OpeningBalanceEntered },
  ),
  NeedAssessed: define(
    fund.needAssessed,
    '保障需求核定',
    'A program need was assessed',
    ['postings', 'packageRows', 'read.need_assessments'],
    { 1: toSecondEdition.NeedAssessed },
  ),
  TransferReceived: define(
    fund.transferReceived,
    '指标到账',
    'A county received its line',
    [...ENTRY, 'packageSurvey'],
    { 1: toSecondEdition.TransferReceived },
  ),
  ExemptionGranted: define(
    fund.exemptionGranted,
    '批复豁免',
    'The province let a county build a project while a gap remains',
    ['countyState', 'packageRows', 'read.exemptions'],
  ),
  BudgetAllocated: define(
    fund.budgetAllocated,
    '本级预算安排',
    'A county budgeted own money',
    ['countyState', 'postings', 'packageRows', 'read.budget_lines', 'read.excepted_works'],
    { 1: toSecondEdition.BudgetAllocated },
  ),
  FundsAdjusted: define(fund.fundsAdjusted, '资金调剂', 'Money moved between accounts', ENTRY, {
    1: toSecondEdition.FundsAdjusted,
  }),
  DisbursementRecorded: define(
    fund.disbursementRecorded,
    '资金支出',
    'A payment batch was paid, or construction money spent',
    [...ENTRY, 'packageSurvey', 'read.disbursements', 'read.findings'],
    { 1: toSecondEdition.DisbursementRecorded },
  ),
  PaymentsListed: define(
    fund.paymentsListed,
    '发放明细',
    'Payments of a batch, line by line',
    ['packageSurvey', 'packageRows', 'listedPayments', 'read.payments'],
    { 1: paymentsWithNames },
  ),
  PaymentReturned: define(
    fund.paymentReturned,
    '退票',
    'The bank sent a payment back',
    [...ENTRY, 'moneyBack', 'read.payment_returns', 'read.findings'],
    { 1: toSecondEdition.PaymentReturned },
  ),
  CountyYearClosed: define(
    fund.countyYearClosed,
    '县级年度结转',
    'A county closed its year',
    ENTRY,
    { 1: toSecondEdition.CountyYearClosed },
  ),
  CorrectionProposed: define(reversal.correctionProposed, '更正申请', 'A reversal was proposed', [
    'correctionState',
    'read.corrections',
  ]),
  EntryReversed: define(
    reversal.entryReversed,
    '更正冲销',
    'An entry was reversed',
    [
      'countyState',
      'provinceState',
      'postings',
      'fundMoves',
      'moneyBack',
      'packageSurvey',
      'read.reversals',
      'read.pool_moves',
      'read.findings',
    ],
    { 1: reversalOfReceiptWithDirectFund, 2: toReversalOfSecondEdition },
  ),
} as const;
