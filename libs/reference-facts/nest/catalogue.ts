/** Names and words of everything that answers name by a code. */
import { createHash } from 'node:crypto';
import {
  type ValueOf,
  described,
  dictionaryOf,
  flag,
  listOf,
  named,
  nullable,
  oneOf,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import { REGION_LEVELS, SPENDING_CLASSES } from '../../event-catalogue/vocabulary.js';
import { QueryOf, queryHandlerOf } from '../../http/handlers.js';
import { date, recordedRegion } from '../../http/openapi/shapes.js';
import { recordedPrograms } from '../../policy/store/recorded-programs.js';
import { PARAMETER_NAMES, definitionOf } from '../../policy/parameters.js';
import { ReadModels } from '../../projection/read-models.js';
import type { Divisions } from '../../regions/domain/divisions.js';
import { Units } from '../../regions/store/units.js';
import { CODES } from '../../wording/codes.js';

const words = recordOf({ zh: text, en: text });
const wordTable = dictionaryOf(words);

export const Catalogue = named(
  'Catalogue',
  recordOf({
    date: described(date, { description: '名称截至此日 The day on which units are so called' }),
    codes: described(dictionaryOf(wordTable), {
      description: '按代码种类 By the kind of code',
      example: { severity: { NOTICE: { zh: '提示', en: 'Notice' } } },
    }),
    parameters: described(wordTable, { description: '政策参数 Policy values' }),
    programs: listOf(
      recordOf({
        code: described(text, { example: 'URBAN_DIBAO' }),
        ...{ zh: text, en: text, class: oneOf(...SPENDING_CLASSES), pooled: flag },
      }),
    ),
    units: listOf(
      recordOf({
        code: recordedRegion,
        name: text,
        level: oneOf(...REGION_LEVELS),
        parent: nullable(recordedRegion),
      }),
    ),
  }),
);
type Answer = ValueOf<typeof Catalogue>;

export class ReadCatalogue extends QueryOf<Record<string, never>, Answer> {}

const PARAMETERS = Object.fromEntries(
  PARAMETER_NAMES.map((name) => {
    const { chinese: zh, english: en } = definitionOf(name);
    return [name, { zh, en }];
  }),
);

export const readCatalogue = queryHandlerOf(
  ReadCatalogue,
  [ReadModels, Units],
  async (_, { sql, today }, units): Promise<Answer> => {
    const programs = (await recordedPrograms(sql)).all().map((program) => {
      const { code, chinese: zh, english: en, class: of, pooled } = program;
      return { code, zh, en, class: of, pooled };
    });
    const day = today();
    const called = unitsOn(day, await units.upToNow());
    return { date: day, codes: CODES, parameters: PARAMETERS, programs, units: called };
  },
);

function unitsOn(date: string, divisions: Divisions): Answer['units'] {
  const units = divisions.all().map(({ code: unit, level }) => {
    const { code, name, parent } = divisions.standing(unit, { date })!;
    const above = parent && divisions.standing(parent, { date });
    return { code, name, level, parent: above ? above.code : null };
  });
  return units.sort((one, other) => (one.code < other.code ? -1 : 1));
}

/** The same for the same catalogue. */
export function tagOf(catalogue: Answer): string {
  const hash = createHash('sha256').update(JSON.stringify(catalogue)).digest('base64url');
  return `"${hash.slice(0, 27)}"`;
}
