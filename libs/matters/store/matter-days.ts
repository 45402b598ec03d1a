/** SQL that tells how a matter `m` stood at the end of the day `$1`, from steps only added. */

export const STEPS_BY_THEN =
  'read.matter_steps s WHERE s.matter_no = m.matter_no AND s.taken_on <= $1';

/** Its deadline: the last that was set. */
export const DUE_ON = `coalesce((SELECT s.due_on FROM ${STEPS_BY_THEN} AND s.due_on IS NOT NULL
        ORDER BY s.position DESC LIMIT 1), m.due_on)`;

/** When it was closed; NULL: it is open, also where it was reopened. */
export const CLOSED_ON = `(SELECT CASE s.step WHEN 'closed' THEN s.taken_on END FROM ${STEPS_BY_THEN}
        AND s.step IN ('closed', 'reopened') ORDER BY s.position DESC LIMIT 1)`;
