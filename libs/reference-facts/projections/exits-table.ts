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
  ({ fact }) => {
    if (fact.type !== 'BeneficiaryExited') return [];
    const { beneficiary, region, program, exitedOn, reason, readmittedOn } = fact.data;
    return [[fact.position, beneficiary, region, program, exitedOn, reason, readmittedOn]];
  },
);
