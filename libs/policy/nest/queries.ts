/** The question which values of policy are in force. */
import type { ValueOf } from '../../event-catalogue/codec.js';
import { QueryOf, queryHandlerOf } from '../../http/handlers.js';
import { ReadModels } from '../../projection/read-models.js';
import { UNIT_WORDS } from '../../wording/unit-words.js';
import { type InForce, definitionOf, parametersAt } from '../parameters.js';
import { recordedChanges } from '../store/recorded-changes.js';
import type { PolicyParameters } from './answers.js';

type Answer = ValueOf<typeof PolicyParameters>;

/** Today's values unless a day is told. */
export class ListParameters extends QueryOf<{ readonly date?: string }, Answer> {}

export const POLICY_QUERIES = [
  queryHandlerOf(ListParameters, [ReadModels], async ({ date: asked }, { sql, today }) => {
    const date = asked ?? today();
    const items = parametersAt(date, await recordedChanges(sql))
      .all()
      .map(parameterItem);
    return { date, items };
  }),
];

function parameterItem({ name, source, changed, ...inForce }: InForce): Answer['items'][number] {
  const { chinese, english, unit, places, least, most } = definitionOf(name);
  const unitName = `${UNIT_WORDS[unit].zh} ${UNIT_WORDS[unit].en}`;
  const defined = { name, chinese, english, unit, unitName, places, least, most };
  return { ...defined, ...inForce, decided: changed, ...source };
}
