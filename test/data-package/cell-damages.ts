/** Ways in which an office's program or a clerk writes one cell, and what each of them means. */
import type { IssueCode } from '../../libs/data-package/domain/issue.js';
import type { Column } from '../../libs/data-package/domain/table.js';
import { inline, number } from './archives.js';

/** same: read as what was written; else the codes of which the cell is refused with one. */
export type Meaning = 'same' | readonly IssueCode[];

export interface CellDamage {
  readonly name: string;
  readonly kinds: readonly Column['type']['kind'][];
  /** The cell as XML; undefined: not for this text. */
  readonly write: (text: string) => string | undefined;
  readonly means: Meaning;
}

type Kinds = CellDamage['kinds'];
type Writing = readonly [name: string, write: (text: string) => string | undefined];

function of(kinds: Kinds, means: Meaning, writings: readonly Writing[]): readonly CellDamage[] {
  return writings.map(([name, write]) => ({ name: `${kinds[0]} ${name}`, kinds, write, means }));
}

const is = (inner: string): string => `<c t="inlineStr"><is>${inner}</is></c>`;
const cell = (attributes: string, inner = ''): string => `<c ${attributes}>${inner}</c>`;
const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
const grouped = (text: string): string | undefined =>
  Number(text) < 1000 ? undefined : text.replace(/\B(?=(?:\d{3})+(?!\d))(?<!\.\d*)/g, ',');
const as = (write: (text: string) => string) => (text: string) => inline(write(text));

const DIGITS: Kinds = ['yuan', 'integer', 'year', 'region', 'decimal'];
const ANY: Kinds = [
  ...(['yuan', 'integer', 'year', 'region', 'date', 'month', 'choice', 'program'] as const),
  ...(['text', 'document', 'identity'] as const),
];
const SPELT: Kinds = ANY.filter((kind) => kind !== 'text' && kind !== 'document');

const SAME: readonly CellDamage[] = [
  ...of(ANY, 'same', [
    [
      'in runs',
      (text) => is(`<r><t>${text.slice(0, 1)}</t></r><r><rPr/><t>${text.slice(1)}</t></r>`),
    ],
    ['with a phonetic hint', (text) => is(`<t>${text}</t><rPh sb="0" eb="1"><t>9</t></rPh>`)],
    ['as CDATA', (text) => is(`<t><![CDATA[${text}]]></t>`)],
    ['as entities', (text) => is(`<t>&#${text.codePointAt(0)};${text.slice(1)}</t>`)],
    ['with a comment inside', (text) => is(`<t>${text.slice(0, 1)}<!-- 9 -->${text.slice(1)}</t>`)],
    ['styled', (text) => cell('s="7" t="inlineStr" cm="1"', `<is><t>${text}</t></is>`)],
    ['as the text of a formula', (text) => cell('t="str"', `<f>A1</f><v>${text}</v>`)],
    [
      'with an extension',
      (text) => is(`<t>${text}</t>`).replace('</c>', '<extLst><ext/></extLst></c>'),
    ],
  ]),
  ...of(SPELT, 'same', [
    ['with blanks around', as((text) => `  ${text} `)],
    ['with a no-break space', as((text) => `${text}\u00a0`)],
    ['with a line break behind', as((text) => `${text}\n`)],
    ['with marks of no width', as((text) => `\u200b${text}\ufeff`)],
    ['in full width', as(fullWidth)],
  ]),
  ...of(DIGITS, 'same', [
    ['as a number', (text) => number(String(Number(text)))],
    ['as a typed number', (text) => cell('t="n"', `<v>${text}</v>`)],
    ['as a number of 17 digits', (text) => number(Number(text).toPrecision(17))],
    ['as POI writes it', (text) => number(Number(text).toExponential().replace('e+', 'E'))],
    ['as the number of a formula', (text) => `<c><f>SUM(A1:A2)</f><v>${text}</v></c>`],
    ['with blanks in the value', (text) => number(` ${text} `)],
    ['as an array formula', (text) => `<c><f t="array" ref="A1">1</f><v>${text}</v></c>`],
  ]),
  ...of(['integer', 'year', 'region'], 'same', [['with .0', as((text) => `${text}.0`)]]),
  ...of(['yuan', 'integer'], 'same', [
    ['with separators', (text) => grouped(text) && inline(grouped(text)!)],
    ['with separators in full width', (text) => grouped(text) && inline(fullWidth(grouped(text)!))],
  ]),
  ...of(['yuan'], 'same', [
    ['with 元', as((text) => `${text}元`)],
    ['with ¥', as((text) => `¥${text}`)],
    ['with ￥ and 元', as((text) => `￥ ${text} 元`)],
    ['with noise above', (text) => number(`${text.replace('.', '.')}00000001`)],
    ['with noise below', (text) => number(String(Number(text) - 2e-10))],
    [
      'without its zeros',
      as((text) => text.replace(/\.?0+$/, (zeros) => (zeros.includes('.') ? '' : zeros))),
    ],
  ]),
  ...of(['date'], 'same', [
    ['with slashes', as((text) => text.replaceAll('-', '/'))],
    ['with dots', as((text) => text.replaceAll('-', '.'))],
    ['without zeros', as((text) => text.replace(/-0/g, '-'))],
    ['compact', as((text) => text.replaceAll('-', ''))],
    ['compact, a number', (text) => number(text.replaceAll('-', ''))],
    ['in Chinese', as((text) => text.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日'))],
    ['with a time', as((text) => `${text} 08:30:00`)],
    ['as ISO with a time', as((text) => `${text}T08:30`)],
    ['as a serial', (text) => number(serial(text))],
    ['as a serial with a time', (text) => number(`${serial(text)}.354166666666667`)],
    ['as a dated cell', (text) => cell('t="d"', `<v>${text}T00:00:00</v>`)],
    ['as a serial in text', as((text) => serial(text))],
  ]),
  ...of(['month'], 'same', [
    ['with a slash', as((text) => text.replace('-', '/'))],
    ['compact', as((text) => text.replace('-', ''))],
    ['in Chinese', as((text) => text.replace(/^(\d+)-0?(\d+)$/, '$1年$2月'))],
    ['as its first day', as((text) => `${text}-01`)],
    ['as the serial of its first day', (text) => number(serial(`${text}-01`))],
  ]),
  ...of(['year'], 'same', [
    ['with 年', as((text) => `${text}年`)],
    ['with 年度', as((text) => `${text}年度`)],
  ]),
  ...of(['identity'], 'same', [
    ['with an apostrophe', as((text) => `'${text}`)],
    ['in groups', as((text) => `${text.slice(0, 6)} ${text.slice(6, 14)} ${text.slice(14)}`)],
    ['with dashes', as((text) => `${text.slice(0, 6)}-${text.slice(6, 14)}-${text.slice(14)}`)],
  ]),
];

const otherCase = (text: string): string =>
  text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase();

/** Days since 1899-12-30. */
function serial(day: string): string {
  return String(Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569);
}

const REFUSED: readonly CellDamage[] = [
  ...of(
    ANY,
    ['CELL_ERROR'],
    [
      ['an error', () => cell('t="e"', '<v>#REF!</v>')],
      ['an error of a formula', () => cell('t="e"', '<f>VLOOKUP(A1,B:B,1)</f><v>#N/A</v>')],
      ['a shared string that is not there', () => cell('t="s"', '<v>999999</v>')],
      ['a shared string below zero', () => cell('t="s"', '<v>-1</v>')],
      ['two values', (text) => cell('t="str"', `<v>${text}</v><v>1</v>`)],
      ['a text where a value belongs', (text) => cell('t="n"', `<is><t>${text}</t></is>`)],
      ['a value where a text belongs', (text) => cell('t="inlineStr"', `<v>${text}</v>`)],
    ],
  ),
  ...of(
    ANY,
    ['FORMULA_IN_CELL'],
    [
      ['a formula without a value', () => '<c><f>1+1</f></c>'],
      ['a formula with an empty value', () => cell('t="str"', '<f>1+1</f><v></v>')],
      ['a text like a formula', as((text) => `=${text}`)],
      ['a text that begins with @', as((text) => `@${text}`)],
    ],
  ),
  ...of(
    ['yuan', 'integer', 'year', 'date', 'program', 'choice', 'region'],
    ['REQUIRED'],
    [
      ['nothing', () => '<c/>'],
      ['an empty shared string', () => cell('s="4" t="s"')],
      ['blanks', as(() => '  ')],
      ['an empty text', () => is('<t></t>')],
    ],
  ),
  ...of(
    ['yuan'],
    ['NOT_YUAN'],
    [
      ['with a German point', as((text) => text.replace('.', ','))],
      ['with three decimals', as((text) => `${text}5`)],
      ['with half a fen', (text) => number(`${text}5`)],
      ['in brackets', as((text) => `(${text})`)],
      ['with 万元', as((text) => `${text}万元`)],
      ['with 万', as((text) => `${text}万`)],
      ['in Chinese', as(() => '一千元')],
      ['with wrong separators', as((text) => `1,2${text}`)],
      ['with a blank inside', as((text) => `${text.slice(0, 1)} ${text.slice(1)}`)],
      ['as true', () => cell('t="b"', '<v>1</v>')],
      ['in hexadecimal', as(() => '0x4D2')],
      ['with two points', as((text) => `${text}.0`)],
      ['in dollars', as((text) => `$${text}`)],
      ['as an interval', as((text) => `${text}~${text}`)],
    ],
  ),
  ...of(
    ['yuan'],
    ['AMOUNT_NOT_POSITIVE', 'AMOUNT_NEGATIVE'],
    [
      ['below zero', as((text) => `-${text}`)],
      ['below zero, a number', (text) => number(`-${text}`)],
    ],
  ),
  ...of(
    ['yuan'],
    ['NUMBER_INEXACT'],
    [
      ['of more digits than are certain', () => number('12345678901234567')],
      ['in scientific form with digits lost', as(() => '1.10101E+17')],
      ['not a number', () => number('NaN')],
      ['without end', () => number('INF')],
      ['with a comma in the value', () => number('1,5')],
      ['beyond all numbers', () => number('1e400')],
    ],
  ),
  ...of(
    ['yuan'],
    ['AMOUNT_TOO_LARGE', 'NUMBER_INEXACT', 'NOT_YUAN'],
    [
      ['too large', () => number('99999999999999')],
      ['far too large', as(() => '9'.repeat(30))],
    ],
  ),
  ...of(
    ['integer'],
    ['NOT_AN_INTEGER', 'NUMBER_OUT_OF_RANGE'],
    [
      ['with a fraction', as((text) => `${text}.5`)],
      ['with a fraction, a number', (text) => number(`${text}.5`)],
      ['below zero', (text) => number(`-${text}`)],
      ['with 人', as((text) => `${text}人`)],
      ['in Chinese', as(() => '十二')],
      ['in letters', as(() => 'l2')],
    ],
  ),
  ...of(
    ['date'],
    ['DATE_AMBIGUOUS'],
    [
      ['day and month in either order', as(() => '3/4/2017')],
      ['of two digits', as(() => '17-1-9')],
      ['with dots in either order', as(() => '03.04.2017')],
    ],
  ),
  ...of(
    ['date'],
    ['NOT_A_DATE'],
    [
      ['that is none', as((text) => `${text.slice(0, 5)}02-30`)],
      ['in the thirteenth month', as((text) => `${text.slice(0, 5)}13-01`)],
      ['in English', as(() => 'Jan 9, 2017')],
      ['of a month alone', as((text) => text.slice(0, 7))],
      ['of noughts', number.bind(null, '0')],
      ['the day that 1900 had not', number.bind(null, '60')],
      ['below zero', number.bind(null, '-42738')],
      ['in words', as(() => '一月九日')],
      ['with a range', as((text) => `${text}至${text}`)],
    ],
  ),
  ...of(
    ['month'],
    ['NOT_A_MONTH'],
    [
      ['that is none', as((text) => `${text.slice(0, 5)}13`)],
      ['as its second day', as((text) => `${text}-02`)],
      ['alone', as(() => '2月')],
      ['as the serial of its second day', (text) => number(serial(`${text}-02`))],
    ],
  ),
  ...of(
    ['year'],
    ['NOT_A_YEAR', 'NUMBER_OUT_OF_RANGE'],
    [
      ['of two digits', as((text) => text.slice(2))],
      ['of another age', as(() => '1817')],
      ['with a month', as((text) => `${text}-01`)],
    ],
  ),
  ...of(
    ['region'],
    ['NOT_A_REGION_CODE', 'REGION_UNKNOWN'],
    [
      ['of five digits', as((text) => text.slice(1))],
      ['of twelve digits', as((text) => `${text}000000`)],
      ['as a name', as(() => '二道江区')],
      ['with the letter O', as((text) => text.replace('0', 'O'))],
    ],
  ),
  ...of(
    ['choice'],
    ['NOT_IN_LIST'],
    [
      ['in other letters', as(otherCase)],
      ['of another kind', as(() => 'NONE_OF_THEM')],
    ],
  ),
  ...of(
    ['program'],
    ['PROGRAM_UNKNOWN'],
    [
      ['of another name', as((text) => `${text}X`)],
      ['in lower case', as((text) => text.toLowerCase())],
    ],
  ),
  ...of(
    ['identity'],
    ['ID_DIGITS_LOST'],
    [
      ['as a number', (text) => number(text.replace(/\D/g, '0'))],
      ['in scientific form', as(() => '2.20503E+17')],
      ['with its end lost', as((text) => `${text.slice(0, 15)}000`)],
      ['as a number of a formula', (text) => `<c><f>1</f><v>${text.replace(/\D/g, '0')}</v></c>`],
    ],
  ),
  ...of(
    ['identity'],
    ['ID_NUMBER_INVALID'],
    [
      ['a digit short', as((text) => text.slice(0, 17))],
      ['a digit long', as((text) => `${text}1`)],
      ['with the letter O', as((text) => text.replace('0', 'O'))],
      ['of nobody’s birthday', as((text) => `${text.slice(0, 6)}19801332${text.slice(14)}`)],
      ['as two', as((text) => `${text}/${text}`)],
    ],
  ),
  ...of(
    ['text', 'document'],
    ['CONTROL_CHARACTER', 'NUL_BYTE'],
    [
      ['with a bell', as((text) => `${text}_x0007_`)],
      ['with a nought', as((text) => `${text}_x0000_`)],
    ],
  ),
  ...of(
    ['text', 'document'],
    ['NUMBER_INEXACT'],
    [
      ['in scientific form', as(() => '2.01701E+11')],
      ['as a long number', () => number('62220202000123456789')],
    ],
  ),
  ...of(
    ['text', 'document'],
    ['TEXT_TOO_LONG'],
    [['far too long', as((text) => text.repeat(3000))]],
  ),
];

export const CELL_DAMAGES: readonly CellDamage[] = [...SAME, ...REFUSED];
