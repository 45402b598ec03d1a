/**
 * What stands behind the buses in tests of HTTP matters: it accepts whatever reaches it and
 * remembers it. The rules of money are tested elsewhere, on the real ledger.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { ReceiptSigner } from '../../libs/http/recording/receipt-signer.js';
import type { Payee } from '../../libs/access/domain/payee.js';
import type {
  KnownPerson,
  Person,
  PersonMarks,
  PersonalDataVault,
} from '../../libs/access/store/vault.js';
import { fingerprintOf } from '../../libs/event-store/identifiers.js';
import type { CommandAnswer, CommandContext } from '../../libs/command-handling/answers.js';
import type { PaymentLine } from '../../libs/funds/domain/commands.js';

const UNSEEN = {
  names: new Map<string, string>(),
  nameBefore: '',
  payees: new Map<string, Payee>(),
};

class FakeVault implements PersonalDataVault {
  readonly persons = new Map<string, Person>();
  readonly gone = new Set<string>();

  pseudonymOf(identityNo: string): string {
    return createHash('sha256').update(identityNo).digest('base64url');
  }
  givenPseudonymOf(identityNo: string): string {
    return this.pseudonymOf(identityNo);
  }
  marksOf({ identityNo, name }: Person): PersonMarks {
    return {
      beneficiary: this.pseudonymOf(identityNo),
      nameMark: this.pseudonymOf(name),
      payeeMark: null,
    };
  }
  async remember(persons: readonly Person[]): Promise<void> {
    for (const person of persons) this.persons.set(this.pseudonymOf(person.identityNo), person);
  }
  async reveal(pseudonyms: readonly string[]): Promise<ReadonlyMap<string, KnownPerson>> {
    const known = pseudonyms.filter((one) => this.persons.has(one) && !this.gone.has(one));
    return new Map(
      known.map((one): [string, KnownPerson] => [
        one,
        { ...this.persons.get(one)!, earlierNames: [], ...UNSEEN },
      ]),
    );
  }
  async forgottenAmong(pseudonyms: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(pseudonyms.filter((pseudonym) => this.gone.has(pseudonym)));
  }

  async isForgotten(pseudonym: string): Promise<boolean> {
    return this.gone.has(pseudonym);
  }
  async forget(pseudonym: string): Promise<boolean> {
    return !this.gone.has(pseudonym) && this.gone.add(pseudonym) !== undefined;
  }
}

/** A command as it was brought. */
interface Brought extends CommandContext {
  readonly command: { readonly lines?: readonly PaymentLine[] };
}

export class Faked {
  readonly commands: Brought[] = [];
  readonly asked: { readonly query: string; readonly with: unknown }[] = [];
  readonly imported: { readonly bytes: Buffer; readonly onError: string }[] = [];
  readonly vault = new FakeVault();
  /** What the feed of alerts tells before it ends, and who follows it. */
  fed: readonly object[] = [];
  readonly following: object[] = [];
  /** What a command is answered next, instead of accepting. */
  next: CommandAnswer | undefined;
  failing: Error | undefined;
  caughtUp = true;
  accepted = true;
  private readonly answered = new Map<string, { print: string; answer: CommandAnswer }>();
  private head = 0n;

  record(commandId: string, content: unknown): CommandAnswer {
    if (this.failing) throw this.failing;
    const told = this.next;
    this.next = undefined;
    if (told) return told;
    const print = fingerprintOf(content);
    const before = this.answered.get(commandId);
    if (before && before.print !== print) return { kind: 'key-reused' };
    if (before?.answer.kind === 'recorded') return { ...before.answer, replayed: true };
    this.head += 1n;
    const event = { id: randomUUID(), type: 'Something', stream: 'a-b', revision: this.head - 1n };
    const position = this.head;
    const answer: CommandAnswer = {
      kind: 'recorded',
      replayed: false,
      result: {
        events: [{ ...event, position }],
        position,
        recordedAt: '2017-01-01T00:00:00.000Z',
        repeated: false,
      },
    };
    this.answered.set(commandId, { print, answer });
    return answer;
  }

  readonly signedReceipts: ReceiptSigner = {
    makeKnown: async () => undefined,
    receiptOfSent: async (sent) => receipt(sent.map(({ id }) => id)),
    receiptOfRecorded: async (ids) => receipt(ids),
  };
}

function receipt(ids: readonly string[]): string {
  return `doudi-receipt/1\n${ids.join('\n')}\n`;
}
