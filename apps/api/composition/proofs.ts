/** Seals, proofs and verification over the system of this process, ready for JSON. */
import { businessDateToday } from '../../../libs/event-store/business-date.js';
import { AccessRecord } from '../../../libs/access/store/access-record.js';
import { FAULTS } from '../../../libs/audit/domain/faults.js';
import type { RecordedEvent } from '../../../libs/audit/domain/leaf.js';
import type { PersonsAsked } from '../../../libs/audit/store/bundled-persons.js';
import { evidenceBundle } from '../../../libs/audit/store/evidence-bundle.js';
import { Proofs } from '../../../libs/audit/store/proofs.js';
import { type VerificationReport, verifyEvents } from '../../../libs/audit/store/verification.js';
import { CountyLedgers } from '../../../libs/county-ledger/store/county-ledgers.js';
import type { Answer } from '../../../libs/http/answers.js';
import type { ProofPort, Taking } from '../audit-proof/proof-port.js';
import { InvalidCursor } from '../backend.js';
import { cosignaturesOf } from '../../system/seals.js';
import { type System } from '../../system/system.js';

/** Persons whose data one bundle takes along at most. */
const MOST_PERSONS = 20_000;

export function proofsOf(system: System): ProofPort {
  const { sql, connectionString, recordedLog: log } = system;
  const cosignatures = cosignaturesOf(system);
  const ledgers = new CountyLedgers(sql);
  const proofs = new Proofs(sql, log);
  let running: Promise<Answer> | undefined;
  return {
    checkpoints: async ({ after, limit }) => {
      if (after !== undefined && !/^\d{1,18}$/.test(after)) throw new InvalidCursor();
      const seals = await proofs.tree.list(after === undefined ? null : BigInt(after), limit + 1);
      const items = seals.slice(0, limit).map(({ size, root, ...seal }) => ({
        size: Number(size),
        root: text(root),
        ...seal,
      }));
      return { items, next: seals.length > limit ? String(items.at(-1)!.size) : null };
    },
    keys: async () => (await proofs.tree.keys()).map((key) => ({ ...key })),
    inclusion: async (eventId, size) => {
      const found = await proofs.inclusion(eventId, size === undefined ? undefined : BigInt(size));
      return (
        found && {
          event: eventAnswer(found.event),
          index: Number(found.event.position - 1n),
          hash: found.hash,
          leaf: text(found.leaf),
          size: Number(found.size),
          root: text(found.root),
          proof: found.proof.map(text),
          checkpoint: found.checkpoint ?? null,
        }
      );
    },
    consistency: async (from, to) => {
      const found = await proofs.consistency(BigInt(from), BigInt(to));
      return (
        found && {
          from,
          to,
          hash: found.hash,
          fromRoot: text(found.olderRoot),
          toRoot: text(found.root),
          proof: found.proof.map(text),
        }
      );
    },
    cosign: (size, line, by) => {
      const now = BigInt(Math.floor(Date.now() / 1000));
      return cosignatures.take({ size: BigInt(size), line, by, now });
    },
    verification: () => {
      running ??= verifyEvents({ connectionString, log })
        .then(verificationAnswer)
        .finally(() => (running = undefined));
      return running;
    },
    bundle: (selection, taking) =>
      evidenceBundle(
        {
          sql,
          log,
          ledger: (region, fiscalYear) => ledgers.ledger(region, fiscalYear),
          createdAt: new Date().toISOString(),
        },
        selection,
        taking && personsFor(taking, system),
      ),
  };
}

function personsFor({ purpose, ...as }: Taking, { vault, store }: System): PersonsAsked {
  const record = new AccessRecord(store);
  const today = businessDateToday();
  return {
    purpose,
    most: MOST_PERSONS,
    reveal: (pseudonyms) => vault.reveal(pseudonyms),
    forgotten: (pseudonyms) => vault.forgottenAmong(pseudonyms),
    record: (persons) => record.recordTaken({ ...as, today, purpose, persons }),
  };
}

const text = (hash: Buffer): string => hash.toString('base64');

/** Metadata and data as texts: a verifier needs them character for character. */
export function eventAnswer(event: RecordedEvent): Answer {
  return { ...event, position: String(event.position), revision: String(event.revision) };
}

function verificationAnswer(report: VerificationReport): Answer {
  const { events, sealed, badEvents, faults, seconds, checkpoints: _, ...others } = report;
  return {
    ...others,
    events: Number(events),
    sealed: Number(sealed),
    badEvents: Number(badEvents),
    seconds: seconds.toFixed(3),
    faults: faults.map(({ what, position, upTo, because }) => ({
      what,
      position: Number(position),
      upTo: upTo === undefined ? null : Number(upTo),
      because: because ?? null,
      chinese: FAULTS[what][0],
      english: FAULTS[what][1],
    })),
  };
}
