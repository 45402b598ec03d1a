/**
 * Reminders (督办), decided: sent once under their number, signed for by the county (签收), then
 * answered once. All on the reminder's own stream.
 */
import { members } from '../../command-handling/content.js';
import type { Decider } from '../../command-handling/decider.js';
import { foldOf } from '../../command-handling/fold.js';
import type { Reading } from '../../command-handling/reading.js';
import type { DataOf, Fact } from '../../event-catalogue/catalogue.js';
import { eventIdOf, fingerprintOf } from '../../event-store/identifiers.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';

export type SendReminder = DataOf<'ReminderSent'>;

/** The county's two steps. */
export type ReminderStep =
  { readonly step: 'sign' } | { readonly step: 'reply'; readonly reply: string };

export interface AnswerReminder {
  readonly reminderNo: string;
  readonly action: ReminderStep;
}

/** The county of a finding, or null for the province's; undefined: there is no such finding. */
export interface LocatedFindings {
  regionOf(reading: Reading, findingId: string): Promise<string | null | undefined>;
}

export function reminderStream(reminderNo: string): string {
  return `reminder-${reminderNo}`;
}

function contentOfSending(sent: SendReminder): object {
  return {
    ...members(sent, 'reminderNo', 'region', 'text', 'dueOn'),
    about: members(sent.about, 'kind', 'id'),
  };
}

/** Of what was sent under a number: another text under the same number is refused. */
export function fingerprintOfReminder(sent: SendReminder): string {
  return fingerprintOf({ remind: contentOfSending(sent) });
}

interface ReadSending {
  readonly sentOn: string;
  /** The county as it is registered. */
  readonly registered: Fact | undefined;
  /** The county that the reminder's subject is of; undefined: there is no such subject. */
  readonly subjectRegion: string | null | undefined;
}

export function sendReminder(findings: LocatedFindings): Decider<SendReminder, ReadSending> {
  return {
    name: () => 'SendReminder',
    content: (sent) => ({ asked: { remind: contentOfSending(sent) } }),
    read: async (reading, { region, about, reminderNo }, { commandId, today }) => {
      const earlier = await reading.event(eventIdOf(commandId, 0));
      await reading.revision(reminderStream(reminderNo));
      return {
        sentOn: earlier?.type === 'ReminderSent' ? earlier.occurredOn : today,
        registered: await reading.claimedFact(`region/${region}/0`),
        subjectRegion: await subjectRegion(reading, region, about, findings),
      };
    },
    decide: (sent, { sentOn, registered, subjectRegion: of }) => {
      const { reminderNo, region, about, dueOn } = sent;
      if (registered?.type !== 'RegionRegistered') return refuse('REGION_UNKNOWN', { region });
      if (registered.data.level !== 'county') return refuse('REGION_NOT_A_COUNTY', { region });
      if (of === undefined) return refuse('FINDING_UNKNOWN', { findingId: about.id });
      if (of !== region) return refuse('REMINDER_SUBJECT_OUTSIDE', { region, id: about.id });
      if (dueOn < sentOn) return refuse('REMINDER_DUE_DAY_PAST', { dueOn, sentOn });
      return {
        fact: { type: 'ReminderSent', data: sent },
        occurredOn: sentOn,
        stream: reminderStream(reminderNo),
        claim: { key: `reminder/${reminderNo}/0`, fingerprint: fingerprintOfReminder(sent) },
      };
    },
  };
}

/** The id of an alert begins with its county. */
async function subjectRegion(
  reading: Reading,
  region: string,
  { kind, id }: SendReminder['about'],
  findings: LocatedFindings,
): Promise<string | null | undefined> {
  if (kind === 'FINDING') return findings.regionOf(reading, id);
  return kind === 'ALERT' ? (id.split('-')[0] ?? null) : region;
}

/** null: nobody sent it. */
export type ReminderState = {
  readonly region: string;
  readonly signed: boolean;
  readonly replied: boolean;
} | null;

export const REMINDER = foldOf<'reminderState', ReminderState>(() => null, {
  ReminderSent: ({ region }) => ({ region, signed: false, replied: false }),
  ReminderSigned: (_, state) => state && { ...state, signed: true },
  ReminderReplied: (_, state) => state && { ...state, replied: true },
});

export const answerReminder: Decider<AnswerReminder, ReminderState> = {
  name: ({ action }) => (action.step === 'sign' ? 'SignReminder' : 'ReplyToReminder'),
  content: ({ reminderNo, action }) => ({
    asked: {
      reminderNo,
      action: action.step === 'sign' ? members(action, 'step') : members(action, 'step', 'reply'),
    },
  }),
  read: (reading, { reminderNo }) => reading.stream(reminderStream(reminderNo), REMINDER),
  decide: ({ reminderNo, action }, state, { today }) => {
    const fact = stepOf(reminderNo, action, state);
    if ('code' in fact) return fact;
    return { fact, occurredOn: today, stream: reminderStream(reminderNo) };
  },
};

function stepOf(reminderNo: string, action: ReminderStep, state: ReminderState): Fact | Refusal {
  if (state === null) return refuse('REMINDER_UNKNOWN', { reminderNo });
  const { region, signed, replied } = state;
  if (action.step === 'sign') {
    if (signed) return refuse('REMINDER_SIGNED', { reminderNo });
    return { type: 'ReminderSigned', data: { reminderNo, region } };
  }
  if (!signed) return refuse('REMINDER_NOT_SIGNED', { reminderNo });
  if (replied) return refuse('REMINDER_REPLIED', { reminderNo });
  return { type: 'ReminderReplied', data: { reminderNo, region, reply: action.reply } };
}
