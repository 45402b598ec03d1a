import { describe, expect, it } from '@jest/globals';
import { given } from '../../../test/given-when-then.js';
import {
  arrival,
  construction,
  exemption,
  opening,
  receipt,
  reclaim,
  transfer,
} from '../../../test/sample-commands.js';
import type { Fact } from '../../event-catalogue/catalogue.js';

const FORM = '财社〔2017〕2号';
const SPELLED = '财社[2017]第02号';
const ISSUED = '吉财社指〔2017〕1号';
const received = () => given(receipt(FORM, '9.00'), transfer(ISSUED, '5.00'));

/** As the first edition recorded it: any spelling. */
function recordedAs(documentNo: string): Fact {
  const entry = { program: 'RURAL_DIBAO', source: 'CENTRAL', amountFen: 100n, directFund: null };
  const days = { fiscalYear: 2017, documentDate: '2017-01-10', receivedOn: '2017-01-15' };
  const entries = [{ ...entry, source: 'CENTRAL', poolLot: documentNo === FORM ? 1 : 2 } as const];
  return { type: 'ReceiptRecorded', data: { documentNo, ...days, entries } };
}

describe('a number of a document', () => {
  it('is recorded in its one form, also that of an exemption and of a budget under it', () => {
    given().when(receipt(SPELLED, '1.00')).thenHappens('ReceiptRecorded', { documentNo: FORM });
    const paper = { exemptionNo: '吉政函〔2017〕3号' };
    given().when(exemption('吉政函(2017)03号', '1.00')).thenHappens('ExemptionGranted', paper);
    const under = { projectKind: 'EXEMPTED', exemptionDocumentNo: '吉政函[2017]3号' } as const;
    given(exemption(paper.exemptionNo, '1.00'))
      .when(construction('C', '1.00', under))
      .thenHappens('BudgetAllocated', { exemptionDocumentNo: paper.exemptionNo });
  });

  it('finds the document however it is spelled', () => {
    received().when(arrival('吉财社指[2017]第01号')).thenHappens('TransferReceived', {
      documentNo: ISSUED,
    });
    received()
      .and(arrival(ISSUED))
      .when(reclaim('S', '吉财社指(2017)1号', '1.00'))
      .thenHappens('AwardReclaimed', { documentNo: ISSUED });
  });

  it('is that of one document, be it a receipt or a transfer, and of none from before', () => {
    const taken = '吉财社指[2017]1号';
    received().when(receipt(taken, '1.00')).thenRefused('DUPLICATE_KEY');
    received().when(transfer(SPELLED, '1.00')).thenRefused('DUPLICATE_KEY');
    for (const known of [SPELLED, taken]) {
      received().when(opening(known, '1.00')).thenRefused('DOCUMENT_KNOWN');
    }
  });

  it('leaves two that were recorded under two spellings two, each found by its own', () => {
    const two = given(recordedAs(FORM), recordedAs(SPELLED));
    expect(two.province.documents.get(FORM)).toEqual([
      { number: FORM, kind: 'receipt' },
      { number: SPELLED, kind: 'receipt' },
    ]);
    two.when(receipt(SPELLED, '1.00')).thenHappens('ReceiptRecorded', { documentNo: SPELLED });
  });
});
