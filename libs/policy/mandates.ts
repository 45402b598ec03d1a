/**
 * The works that the notices themselves order (民生工程依据), each with its clause of the register:
 * they don't count against a gap. domain.md, section 5
 */
import type { Mandate } from '../event-catalogue/vocabulary.js';
import type { Source } from './programs.js';

export interface MandatedWork extends Source {
  readonly chinese: string;
  readonly english: string;
  /** Its number in the register of clauses. */
  readonly register: string;
}

const NOTICE_2006 = '吉政发〔2006〕48号';
const NOTICE_2017 = '吉政办发〔2017〕63号';

const work = (
  chinese: string,
  english: string,
  document: string,
  clause: string,
  register: string,
): MandatedWork => ({ chinese, english, document, clause, register });

export const MANDATED_WORKS: Readonly<Record<Mandate, MandatedWork>> = {
  DILAPIDATED_HOUSING: work('农村危房改造', 'Dilapidated houses', NOTICE_2017, '二（六）', 'A045'),
  SHANTYTOWN: work('棚户区改造', 'Shantytowns', NOTICE_2017, '二（六）', 'A046'),
  REHABILITATION_BASE: work(
    ...(['残疾儿童康复基地', 'Rehabilitation bases', NOTICE_2017, '二（二）', 'A018'] as const),
  ),
  CARE_INSTITUTION: work('特困供养机构', 'Care institutions', NOTICE_2017, '二（一）', 'A006'),
  WELFARE_CENTRE: work('社会福利中心', 'Welfare centres', NOTICE_2006, '九¶1', 'B151'),
  CHILD_WELFARE: work('儿童福利机构', 'Child welfare', NOTICE_2006, '九¶2', 'B153'),
  LOW_RENT_HOUSING: work('廉租住房', 'Low-rent housing', NOTICE_2006, '五¶1', 'B137'),
  DISASTER_REBUILDING: work('灾后重建', 'Rebuilding', NOTICE_2006, '五¶3', 'B141'),
  RELIEF_STATION: work('救助管理站', 'Relief stations', NOTICE_2017, '二（四）', 'A033'),
};
