/** Matters and what was done in them, as rows that are only added. */
import type { RecordedFact } from '../../event-catalogue/catalogue.js';
import type { EventMetadata } from '../../event-store/port.js';
import { type Cell, type Projection, type Row, addingRows } from '../../projection/projection.js';

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
  {
    MatterOpened(data, { position, recordedAt, occurredOn }, { actor: { subject, role } }) {
      const subjectMatter = [data.kind, data.region, data.title, data.program, data.fiscalYear];
      return [
        [
          ...[position, recordedAt, data.matterNo, ...subjectMatter],
          ...[occurredOn, data.dueOn, data.requiredFen, subject, role],
        ],
      ];
    },
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
  {
    MatterLinked: ({ matterNo }, ...recorded) => stepRow(recorded, matterNo, 'linked'),
    MatterExplained: ({ matterNo }, ...recorded) => stepRow(recorded, matterNo, 'explained'),
    MatterRectificationReported: ({ matterNo }, ...recorded) =>
      stepRow(recorded, matterNo, 'reported'),
    MatterRecoveryRecorded: ({ matterNo, eventId: recoveryEvent, amountFen }, ...recorded) =>
      stepRow(recorded, matterNo, 'recovered', { recoveryEvent, amountFen }),
    MatterRecoveryWaived: ({ matterNo, amountFen }, ...recorded) =>
      stepRow(recorded, matterNo, 'waived', { amountFen }),
    MatterJudged: ({ matterNo, verdict }, ...recorded) => stepRow(recorded, matterNo, verdict),
    MatterExtended: ({ matterNo, dueOn }, ...recorded) =>
      stepRow(recorded, matterNo, 'extended', { dueOn }),
    MatterClosed: ({ matterNo }, ...recorded) => stepRow(recorded, matterNo, 'closed'),
    MatterReopened: ({ matterNo, dueOn }, ...recorded) =>
      stepRow(recorded, matterNo, 'reopened', { dueOn }),
  },
);

/** What was said in a step stays in its event, which a single matter is read from. */
function stepRow(
  [{ position, recordedAt, occurredOn }, { actor }]: readonly [RecordedFact, EventMetadata],
  matterNo: string,
  step: string,
  about: { readonly dueOn?: Cell; readonly recoveryEvent?: Cell; readonly amountFen?: Cell } = {},
): readonly Row[] {
  const { dueOn = null, recoveryEvent = null, amountFen = null } = about;
  const taken = [step, occurredOn, dueOn, recoveryEvent, amountFen];
  return [[position, recordedAt, matterNo, ...taken, actor.subject, actor.role]];
}

export const matterTables: readonly Projection[] = [matters, steps];
