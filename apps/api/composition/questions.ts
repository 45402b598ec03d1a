/** The api's questions, answered by the read models and, for whole events, by the event store. */
import { FundLists } from '../../../libs/funds/store/fund-lists.js';
import type { System } from '../../system/system.js';
import type { Queries } from '../backend.js';

export function questionsOf(system: System): Queries {
  const lists = new FundLists(system.sql);
  return {
    countiesOf: (beneficiary) => lists.countiesOf(beneficiary),
  };
}
