/**
 * The record of access as commands: they read nothing, so that they leave together with others. Two
 * of them are never repeated by a key: their events have no hash.
 */
import type { Decider } from '../../command-handling/decider.js';
import { foldOf } from '../../command-handling/fold.js';
import type { DataOf } from '../../event-catalogue/catalogue.js';
import { PARAMETER_CHANGES, policyStream } from '../../policy/parameter-decision.js';
import { parametersAt } from '../../policy/parameters.js';
import { refuse } from '../../refusals/refusals.js';
import { BUNDLES_STREAM, LOOKS_STREAM, READS_STREAM } from './access-events.js';

/** Persons that one event names at most: some 90 KB. */
const PERSONS_AN_EVENT = 2000;

export type RecordAuditRead = Omit<DataOf<'AuditRead'>, 'person' | 'role'>;

export const recordAuditRead: Decider<RecordAuditRead, null> = {
  name: () => 'RecordAuditRead',
  content: () => null,
  read: async () => null,
  decide: (command, _, { actor, today }) => {
    const { subject: person, role } = actor;
    const data = { person, role, ...command };
    return {
      fact: { type: 'AuditRead', data },
      occurredOn: today,
      stream: `${READS_STREAM}${person}`,
    };
  },
};

/** Personal data that leaves in a bundle of evidence. */
export interface TakePersonalData {
  readonly purpose: string;
  /** Pseudonyms; at least one. */
  readonly persons: readonly string[];
}

export const takePersonalData: Decider<TakePersonalData, null> = {
  name: () => 'TakePersonalData',
  content: () => null,
  read: async () => null,
  decide: ({ purpose, persons }, _, { actor, today }) => {
    const taken = (from: number) => {
      const part = persons.slice(from, from + PERSONS_AN_EVENT);
      return { type: 'PersonalDataTaken', data: { purpose, persons: part } } as const;
    };
    const more = [];
    for (let from = PERSONS_AN_EVENT; from < persons.length; from += PERSONS_AN_EVENT) {
      more.push(taken(from));
    }
    const stream = `${LOOKS_STREAM}${actor.subject}`;
    return { fact: taken(0), more, occurredOn: today, stream };
  },
};

export type TakeEvidence = DataOf<'EvidenceTaken'>;

export const takeEvidence: Decider<TakeEvidence, null> = {
  name: () => 'TakeEvidence',
  content: () => null,
  read: async () => null,
  decide: (data, _, { actor, today }) => ({
    fact: { type: 'EvidenceTaken', data },
    occurredOn: today,
    stream: `${BUNDLES_STREAM}${actor.subject}`,
  }),
};

export type ViewPersonalData = DataOf<'PersonalDataViewed'>;

/** What one person looked at within the hour, and the most that may be. */
interface HourOfAccess {
  readonly accesses: number;
  /** That it was too much is recorded already. */
  readonly isReported: boolean;
}

const WITHIN_HOUR = foldOf<'accessRecord', HourOfAccess>(
  () => ({ accesses: 0, isReported: false }),
  {
    PersonalDataViewed: (_, hour) => ({ ...hour, accesses: hour.accesses + 1 }),
    AccessLimitReached: (_, hour) => ({ ...hour, isReported: true }),
    PersonalDataTaken: (_, hour) => hour,
    EvidenceTaken: (_, hour) => hour,
    AuditRead: (_, hour) => hour,
  },
);

const MOST_AN_HOUR = 'access.personalData.perHour';

/**
 * Recorded each time. Beyond the most of an hour, counted over all processes, it is refused
 * (TOO_MANY_ACCESSES), which is recorded once an hour: the fact is then `AccessLimitReached`.
 * @param hourAgo ISO 8601, UTC with milliseconds
 */
export function viewPersonalData(
  hourAgo: () => string,
): Decider<ViewPersonalData, HourOfAccess & { readonly most: number }> {
  return {
    name: () => 'ViewPersonalData',
    content: ({ beneficiary, purpose }) => ({ asked: { view: beneficiary, purpose } }),
    read: async (reading, _, { actor, today }) => {
      const changes = await reading.stream(policyStream(MOST_AN_HOUR), PARAMETER_CHANGES);
      const most = parametersAt(today, changes).whole(MOST_AN_HOUR);
      const hour = await reading.since(`${LOOKS_STREAM}${actor.subject}`, hourAgo(), WITHIN_HOUR);
      return { ...hour, most };
    },
    decide: ({ beneficiary, purpose }, { accesses, isReported, most }, { actor, today }) => {
      const { subject: person, role } = actor;
      const stream = `${LOOKS_STREAM}${person}`;
      if (accesses < most) {
        const fact = { type: 'PersonalDataViewed', data: { beneficiary, purpose } } as const;
        return { fact, occurredOn: today, stream };
      }
      if (isReported) return refuse('TOO_MANY_ACCESSES', {});
      const data = { person, role, accesses, most };
      return { fact: { type: 'AccessLimitReached', data }, occurredOn: today, stream };
    },
  };
}

export type RotateVaultKey = DataOf<'VaultKeyRotated'>;

/** Its command id follows from the new key, so that a rotation made again is recorded once. */
export const rotateVaultKey: Decider<RotateVaultKey, null> = {
  name: () => 'RotateVaultKey',
  content: () => null,
  read: async () => null,
  decide: (data, _, { today }) => ({
    fact: { type: 'VaultKeyRotated', data },
    occurredOn: today,
    stream: 'vault-keys',
  }),
};

export type CommitVaultDigests = DataOf<'VaultDigestsCommitted'>;

/** Its command id follows from the batch, so that a batch is recorded once. */
export const commitVaultDigests: Decider<CommitVaultDigests, null> = {
  name: () => 'CommitVaultDigests',
  content: () => null,
  read: async () => null,
  decide: (data, _, { today }) => ({
    fact: { type: 'VaultDigestsCommitted', data },
    occurredOn: today,
    stream: 'vault-digests',
  }),
};

export type ExamineIdentityNumbers = DataOf<'IdentityNumbersExamined'>;

/** Its command id follows from what it says, so that what is said again is recorded once. */
export const examineIdentityNumbers: Decider<ExamineIdentityNumbers, null> = {
  name: () => 'ExamineIdentityNumbers',
  content: () => null,
  read: async () => null,
  decide: (data, _, { today }) => ({
    fact: { type: 'IdentityNumbersExamined', data },
    occurredOn: today,
    stream: 'identity-numbers',
  }),
};
