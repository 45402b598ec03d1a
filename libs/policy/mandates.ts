/**
 * The works that the notices themselves order (民生工程依据), each with its clause of the register:
 * they don't count against a gap. domain.md, section 5
 */
import type { Mandate } from '../event-catalogue/vocabulary.js';
import type { Source } from './programs.js';

export interface MandatedWork extends Source {
  /** Its number in the register of clauses. */
  readonly register: string;
}

const by2006 = (clause: string, register: string): MandatedWork => ({
  ...{ document: '吉政发〔2006〕48号', clause, register },
});
const by2017 = (clause: string, register: string): MandatedWork => ({
  ...{ document: '吉政办发〔2017〕63号', clause, register },
});

export const MANDATED_WORKS: Readonly<Record<Mandate, MandatedWork>> = {
  DILAPIDATED_HOUSING: by2017('二（六）', 'A045'),
  SHANTYTOWN: by2017('二（六）', 'A046'),
  REHABILITATION_BASE: by2017('二（二）', 'A018'),
  CARE_INSTITUTION: by2017('二（一）', 'A006'),
  WELFARE_CENTRE: by2006('九¶1', 'B151'),
  CHILD_WELFARE: by2006('九¶2', 'B153'),
  LOW_RENT_HOUSING: by2006('五¶1', 'B137'),
  DISASTER_REBUILDING: by2006('五¶3', 'B141'),
  RELIEF_STATION: by2017('二（四）', 'A033'),
};
