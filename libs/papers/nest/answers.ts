/** Papers as they are answered: as files, and what a check code stands for. */
import {
  type Codec,
  described,
  integer,
  named,
  nullable,
  oneOf,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import { date, instant, position, region, regionName } from '../../http/openapi/shapes.js';
import { ROLES } from '../../access/domain/roles.js';
import { PAPER_KINDS } from '../domain/paper-kinds.js';

export const PDF = 'application/pdf';

/** The method sends it by itself. */
export const pdf: Codec<void> = {
  encode: () => undefined,
  decode: () => undefined,
  schema: { type: 'string', format: 'binary' },
};

export const PrintedPaper = named(
  'PrintedPaper',
  recordOf({
    code: described(text, { example: '7K3M-9XQ2-44TR-ZP6V' }),
    kind: oneOf(...PAPER_KINDS),
    title: described(text, { example: '县级财政责任台账' }),
    region: nullable(region),
    name: nullable(regionName),
    fiscalYear: nullable(integer),
    month: nullable(integer),
    program: nullable(text),
    documentNo: nullable(text),
    alertId: nullable(text),
    asOf: described(nullable(date), { description: '截至业务日；null：全部已记账 All recorded' }),
    knownAt: described(nullable(instant), {
      description: '记录截至；null：打印时 All that was recorded when it was printed',
    }),
    position: described(position, {
      description: '打印时的记录位置 Position that its figures stand on',
    }),
    printedAt: instant,
    printedBy: described(oneOf(...ROLES), { description: '打印人的岗位 Office of who printed it' }),
    figuresSha256: described(text, {
      description:
        '所印数字（JSON）的SHA-256 Of the figures on it, as the interface answers them (JSON)',
    }),
  }),
);
