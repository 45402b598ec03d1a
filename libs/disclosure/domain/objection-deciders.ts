/**
 * Objections of the public and their answers. Nobody needs a token to object; who did gets a number
 * and a secret with which to look up what became of it.
 * @source 2017, 五（三）规范投诉举报、巡查督查制度
 */
import { affectedCounties } from '../../event-catalogue/affected-counties.js';
import { members } from '../../command-handling/content.js';
import type { Decider } from '../../command-handling/decider.js';
import { foldOf } from '../../command-handling/fold.js';
import type { Reading } from '../../command-handling/reading.js';
import { documentNumber } from '../../event-catalogue/document-number.js';
import type { DataOf } from '../../event-catalogue/catalogue.js';
import { eventIdOf } from '../../event-store/identifiers.js';
import { PARAMETER_CHANGES, policyStream } from '../../policy/parameter-decision.js';
import { parametersAt } from '../../policy/parameters.js';
import { isProgram } from '../../policy/program-look-up.js';
import { type Refusal, isRefusal, refuse } from '../../refusals/refusals.js';
import {
  type ObjectionOutcome,
  type ObjectionSubject,
  objectionNoOf,
  objectionStream,
} from './objections.js';

/** Whoever objects: of the public, nobody's subject. */
export interface LodgeObjection {
  readonly about:
    | { readonly region: string; readonly program: string; readonly period: string | null }
    | { readonly documentNo: string };
  readonly text: string;
  readonly contact: string | null;
}

export interface AnswerObjection {
  readonly objectionNo: string;
  readonly outcome: ObjectionOutcome;
  readonly text: string;
}

/** What the vault does for objections. */
export interface ObjectionSeals {
  /** Not guessable, and the same for the same command. */
  secretOf(purpose: 'number' | 'token', commandId: string): Buffer;
  hashOf(no: string, text: string): string;
  /** Durable when it resolves. */
  keep(
    place: { readonly no: string; readonly contentHash: string },
    part: 'text' | 'contact' | 'answer',
    text: string,
  ): Promise<void>;
}

export interface ObjectionSources {
  readonly seals: ObjectionSeals;
  readonly tokenHashOf: (token: string) => string;
  /** Whether the public sees a transfer document, by the figures at a position. */
  readonly isOpenTransfer: (position: bigint, documentNo: string) => Promise<boolean>;
  /** The date so many days after another. */
  readonly dayAfter: (day: string, days: number) => string;
}

interface ReadObjection {
  readonly objectionNo: string;
  readonly contentHash: string;
  readonly isLodged: boolean;
  readonly data: DataOf<'ObjectionLodged'> | Refusal;
}

/** What is said lies sealed before the event that names its hash is recorded. */
export function lodgeObjection(sources: ObjectionSources): Decider<LodgeObjection, ReadObjection> {
  const { seals, tokenHashOf } = sources;
  return {
    name: () => 'LodgeObjection',
    content: ({ about }, _, { contentHash }) => ({
      asked: {
        about:
          'documentNo' in about
            ? members(about, 'documentNo')
            : members(about, 'region', 'program', 'period'),
        contentHash,
      },
    }),
    read: async (reading, { about, text, contact }, { commandId, today }) => {
      const earlier = await reading.event(eventIdOf(commandId, 0));
      const before = earlier?.type === 'ObjectionLodged' ? earlier.data : undefined;
      const lodgedOn = before?.lodgedOn ?? today;
      const objectionNo = objectionNoOf(lodgedOn, seals.secretOf('number', commandId));
      const contentHash = seals.hashOf(objectionNo, `${text}\0${contact ?? ''}`);
      const subject = before ?? (await subjectOf(reading, about, sources));
      const read = { objectionNo, contentHash, isLodged: before !== undefined };
      if (isRefusal(subject)) return { ...read, data: subject };
      const token = tokenOf(seals, commandId);
      const data: DataOf<'ObjectionLodged'> = {
        objectionNo,
        ...members(subject, 'region', 'program', 'period', 'documentNo'),
        lodgedOn,
        dueOn: before?.dueOn ?? (await dueOn(reading, lodgedOn, sources)),
        contentHash,
        tokenHash: tokenHashOf(token),
        contact: contact === null ? 'NONE' : 'GIVEN',
      };
      return { ...read, data };
    },
    decide: (_, { objectionNo, contentHash, data }) => {
      if (isRefusal(data)) return data;
      return {
        fact: { type: 'ObjectionLodged', data },
        occurredOn: data.lodgedOn,
        stream: objectionStream(objectionNo),
        claim: { key: `objection/${objectionNo}/0`, fingerprint: contentHash },
      };
    },
    beforeAppend: async ({ text, contact }, { objectionNo, contentHash, isLodged }) => {
      if (isLodged) return;
      const place = { no: objectionNo, contentHash };
      await seals.keep(place, 'text', text);
      if (contact !== null) await seals.keep(place, 'contact', contact);
    },
  };
}

/** The secret of who objected. */
export function tokenOf(seals: ObjectionSeals, commandId: string): string {
  return seals.secretOf('token', commandId).toString('base64url');
}

/** null: nobody lodged it. */
type ObjectionState = { readonly region: string; readonly answered: boolean } | null;

const OBJECTION = foldOf<'objectionState', ObjectionState>(() => null, {
  ObjectionLodged: ({ region }) => ({ region, answered: false }),
  ObjectionAnswered: ({ region }) => ({ region, answered: true }),
});

interface ReadAnswer {
  readonly contentHash: string;
  readonly objection: ObjectionState;
}

/** Answered once; a later change of mind is a new objection. */
export function answerObjection(seals: ObjectionSeals): Decider<AnswerObjection, ReadAnswer> {
  return {
    name: () => 'AnswerObjection',
    content: ({ objectionNo, outcome }, _, { contentHash }) => ({
      asked: { answer: objectionNo, outcome, contentHash },
    }),
    read: async (reading, { objectionNo, text }) => ({
      objection: await reading.stream(objectionStream(objectionNo), OBJECTION),
      contentHash: seals.hashOf(objectionNo, text),
    }),
    decide: ({ objectionNo, outcome }, { objection, contentHash }, { today: answeredOn }) => {
      if (objection === null) return refuse('OBJECTION_UNKNOWN', { objectionNo });
      if (objection.answered) return refuse('OBJECTION_ANSWERED', { objectionNo });
      const { region } = objection;
      return {
        fact: {
          type: 'ObjectionAnswered',
          data: { objectionNo, region, outcome, answeredOn, contentHash },
        },
        occurredOn: answeredOn,
        stream: objectionStream(objectionNo),
        claim: { key: `objection-answer/${objectionNo}/0`, fingerprint: contentHash },
      };
    },
    beforeAppend: ({ objectionNo, text }, { contentHash }) =>
      seals.keep({ no: objectionNo, contentHash }, 'answer', text),
  };
}

const DAYS = 'disclosure.objectionDays';

async function dueOn(
  reading: Reading,
  lodgedOn: string,
  { dayAfter }: ObjectionSources,
): Promise<string> {
  const changes = await reading.stream(policyStream(DAYS), PARAMETER_CHANGES);
  return dayAfter(lodgedOn, parametersAt(lodgedOn, changes).whole(DAYS));
}

/** About something that the public can see, or about a list that it misses. */
/** As it is spelled, else in the one form of numbers. */
async function transferNamed(reading: Reading, given: string) {
  const found = await reading.standingFact(`transfer/${given}`);
  if (found) return [given, found] as const;
  const documentNo = documentNumber(given);
  return [documentNo, await reading.standingFact(`transfer/${documentNo}`)] as const;
}

async function subjectOf(
  reading: Reading,
  about: LodgeObjection['about'],
  { isOpenTransfer }: ObjectionSources,
): Promise<ObjectionSubject | Refusal> {
  if ('documentNo' in about) {
    const [documentNo, issued] = await transferNamed(reading, about.documentNo);
    const isOpen =
      issued &&
      (await reading.figures(
        (position) => isOpenTransfer(position, documentNo),
        () => [null, ...affectedCounties(issued)],
      ));
    if (!isOpen) return refuse('NOT_PUBLISHED', { item: documentNo });
    const region = issued.stream.slice('province-'.length);
    return { region, program: null, period: null, documentNo };
  }
  const { region, program, period } = about;
  const registered = await reading.claimedFact(`region/${region}/0`);
  if (registered?.type !== 'RegionRegistered') return refuse('REGION_UNKNOWN', { region });
  if (registered.data.level !== 'county') return refuse('REGION_NOT_A_COUNTY', { region });
  if (!(await isProgram(reading, program))) return refuse('PROGRAM_UNKNOWN', { program });
  return { region, program, period, documentNo: null };
}
