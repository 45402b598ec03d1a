/** The question whether standards meet the documents. */
import type { ValueOf } from '../../event-catalogue/codec.js';
import { queryHandlerOf } from '../../http/handlers.js';
import { ListOf } from '../../http/reading/lists.js';
import { keyedPage } from '../../http/reading/queries.js';
import { parametersAt } from '../../policy/parameters.js';
import { recordedChanges } from '../../policy/store/recorded-changes.js';
import { ReadModels } from '../../projection/read-models.js';
import { STANDARD_RULES } from '../domain/standard-rules.js';
import { StandardAnswers } from '../store/standard-answers.js';
import type { StandardAnswer } from './answers.js';
import type { StandardsQuery } from './requests.js';

export class JudgeStandards extends ListOf<StandardsQuery, typeof StandardAnswer> {}

export const STANDARDS_QUERIES = [
  queryHandlerOf(JudgeStandards, [ReadModels], async (question, models) => {
    const { sql, today } = await models.knownAt(question.knownAt);
    const { date = today(), region, ...page } = question;
    const parameters = parametersAt(date, await recordedChanges(sql));
    const asked = { date, parameters, ...(region === undefined ? {} : { region }) };
    return keyedPage(await new StandardAnswers(sql).answers(asked), standardKey, page);
  }),
];

function standardKey({ region, rule }: ValueOf<typeof StandardAnswer>): string {
  return `${region}/${STANDARD_RULES.indexOf(rule)}`;
}
