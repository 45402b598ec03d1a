/** Matters and what was done in them, as rows that are only added. */
import type { RecordedFact } from '../../event-catalogue/catalogue.js';
import { type Cell, type Projection, addingRows } from '../../projection/projection.js';

const matters = addingRows(
  {
    name: 'matters',
    columns: [
      'position',
      'recorded_at',
      'matter_no',
      'kind',
      'region',
      'title',
      'program',
      'fiscal_year',
      'opened_on',
      'due_on',
      'required_fen',
      'opened_by',
      'role',
    ],
  },
  ({ fact, metadata }) => {
    if (fact.type !== 'MatterOpened') return [];
    const { position, recordedAt, occurredOn, data } = fact;
    const { subject, role } = metadata.actor;
    const subjectMatter = [data.kind, data.region, data.title, data.program, data.fiscalYear];
    return [
      [
        ...[position, recordedAt, data.matterNo, ...subjectMatter],
        ...[occurredOn, data.dueOn, data.requiredFen, subject, role],
      ],
    ];
  },
);

const steps = addingRows(
  {
    name: 'matter_steps',
    columns: [
      'position',
      'recorded_at',
      'matter_no',
      'step',
      'taken_on',
      'due_on',
      'recovery_event',
      'amount_fen',
      'taken_by',
      'role',
    ],
  },
  ({ fact, metadata }) => {
    const told = stepOf(fact);
    if (!told) return [];
    const { position, recordedAt, occurredOn } = fact;
    const { subject, role } = metadata.actor;
    const { matterNo, step, dueOn = null, recoveryEvent = null, amountFen = null } = told;
    const about = [step, occurredOn, dueOn, recoveryEvent, amountFen];
    return [[position, recordedAt, matterNo, ...about, subject, role]];
  },
);

interface Step {
  readonly matterNo: string;
  readonly step: string;
  readonly dueOn?: Cell;
  readonly recoveryEvent?: Cell;
  readonly amountFen?: Cell;
}

/** What was said in a step stays in its event, which a single matter is read from. */
function stepOf(fact: RecordedFact): Step | undefined {
  switch (fact.type) {
    case 'MatterLinked':
      return { matterNo: fact.data.matterNo, step: 'linked' };
    case 'MatterExplained':
      return { matterNo: fact.data.matterNo, step: 'explained' };
    case 'MatterRectificationReported':
      return { matterNo: fact.data.matterNo, step: 'reported' };
    case 'MatterRecoveryRecorded': {
      const { matterNo, eventId: recoveryEvent, amountFen } = fact.data;
      return { matterNo, step: 'recovered', recoveryEvent, amountFen };
    }
    case 'MatterRecoveryWaived': {
      const { matterNo, amountFen } = fact.data;
      return { matterNo, step: 'waived', amountFen };
    }
    case 'MatterJudged':
      return { matterNo: fact.data.matterNo, step: fact.data.verdict };
    case 'MatterExtended':
      return { matterNo: fact.data.matterNo, step: 'extended', dueOn: fact.data.dueOn };
    case 'MatterClosed':
      return { matterNo: fact.data.matterNo, step: 'closed' };
    case 'MatterReopened':
      return { matterNo: fact.data.matterNo, step: 'reopened', dueOn: fact.data.dueOn };
    default:
      return undefined;
  }
}

export const matterTables: readonly Projection[] = [matters, steps];
