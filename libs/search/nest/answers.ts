/** What a search answers. */
import {
  described,
  integer,
  listOf,
  named,
  nullable,
  oneOf,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import { region } from '../../http/openapi/shapes.js';
import { FOUND_KINDS } from '../store/found-things.js';

export const FoundThing = named(
  'FoundThing',
  recordOf({
    kind: described(oneOf(...FOUND_KINDS), {
      description: '行政区划、到位资金、指标文、发放批次 What it is',
    }),
    key: described(text, { description: '代码或编号 Code or number', example: '220422' }),
    region: nullable(region),
    fiscalYear: nullable(described(integer, { example: 2017 })),
    name: described(nullable(text), { description: '单位名称 Of a unit', example: '东辽县' }),
  }),
);

export const SearchResult = named('SearchResult', recordOf({ items: listOf(FoundThing) }));
