/** Which pseudonym an earlier one stands for now, since numbers have one form. */
import { addingRows, publishedBy } from '../../projection/projection.js';

export const linkedPersonsTable = addingRows(
  { name: 'linked_persons', columns: ['position', 'beneficiary', 'becomes'] },
  {
    IdentityNumbersExamined: ({ linked }, { position }) =>
      linked.map(({ beneficiary, becomes }) => [position, beneficiary, becomes]),
  },
);

export const LINKED_PERSON_VIEWS = publishedBy('access', {
  linked_persons: `SELECT position, beneficiary, becomes FROM read.linked_persons`,
});

/** Those of the pseudonyms ($1) that stand for others now. */
export const LINKED_AMONG = `SELECT beneficiary, becomes FROM published.linked_persons
  WHERE beneficiary = ANY ($1)`;

export interface LinkedPerson {
  readonly beneficiary: string;
  readonly becomes: string;
}
