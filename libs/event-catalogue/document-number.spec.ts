import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { documentNumber } from './document-number.js';

describe('a document number', () => {
  it.each([
    '财社〔2018〕2号',
    '财社[2018]02号',
    '财社(2018)2号',
    '财社（２０１８）第2号',
    '财社【2018】002号',
    '财社﹝2018﹞ 第 2 号',
    '财社［2018］2号',
  ])('%s is one', (spelled) => {
    expect(documentNumber(spelled)).toBe('财社〔2018〕2号');
  });

  it.each(['财社〔2018〕20号', '财社〔2018〕S2号', '国函(14)126号', 'R-OLD-1', '〔2018〕0号'])(
    '%s is another',
    (number) => {
      expect(documentNumber(number)).toBe(number);
    },
  );

  it('is its own form', () => {
    const piece = fc.constantFrom('财社', '[', '】', '(2018)', '2017', '第', '00', '7', '号', ' ');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const form = documentNumber(pieces.join(''));
        expect(documentNumber(form)).toBe(form);
      }),
      { numRuns: 2000 },
    );
  });
});
