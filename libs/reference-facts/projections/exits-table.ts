/** Who left which program, by pseudonym. */
import { addingRows } from '../../projection/projection.js';

export const exitsTable = addingRows(
  {
    name: 'exits',
    columns: [
      'position',
      'beneficiary',
      'region',
      'program',
      'exited_on',
      'reason',
      'readmitted_on',
    ],
  },
  {
    BeneficiaryExited: ({ beneficiary, region, program, exitedOn, reason, readmittedOn }, fact) => [
      [fact.position, beneficiary, region, program, exitedOn, reason, readmittedOn],
    ],
  },
);
