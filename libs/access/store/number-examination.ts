/**
 * Numbers that were recorded before they were judged: each is brought into its one form, and where
 * that has another pseudonym the two are linked by an event, from which read models and findings
 * follow. Done at a start; whoever was examined is not looked at again.
 *
 * First the event, then the mark in the vault: a process that dies between the two records the same
 * event again, which is one.
 */
import type { CommandHandler } from '../../command-handling/command-handler.js';
import { fingerprintOf, uuidFromName } from '../../event-store/identifiers.js';
import type { Sql } from '../../postgres/sql.js';
import { examineIdentityNumbers } from '../domain/access-deciders.js';
import { isDoubtfulNumber, normalIdentityNumber } from '../domain/identity-number.js';
import { unseal } from './sealing.js';
import type { PersonalDataVault } from './vault.js';
import type { VaultKeys } from './vault-keys.js';

export interface Examining {
  readonly sql: Sql;
  readonly vaultKeys: VaultKeys;
  readonly vault: PersonalDataVault;
  readonly handler: CommandHandler;
}

const PERSONS_AT_ONCE = 1000;
/** Any fixed UUID: the namespace of the ids of these commands. */
const NAMESPACE = '0e0c4d8f-7f0b-4a55-8f0e-4bb6a2f0c9d3';
const ACTOR = { subject: 'doudi', role: 'system', organisation: '' };

interface PersonRow {
  readonly pseudonym: string;
  readonly key_no: number;
  readonly sealed_key: Buffer;
  readonly identity_no: Buffer;
}

interface Examined {
  readonly pseudonym: string;
  readonly number: string;
  /** Pseudonym of the number in its one form. */
  readonly becomes: string;
}

export async function examineNumbers(examining: Examining): Promise<void> {
  for (;;) {
    const rows = await examining.sql.query<PersonRow>(NOT_EXAMINED);
    if (rows.length === 0) return;
    const persons = await Promise.all(rows.map((row) => examined(row, examining)));
    await record(persons, examining);
    await examining.sql.query(MARK, [
      persons.map(({ pseudonym }) => pseudonym),
      persons.map(({ pseudonym, becomes }) => (becomes === pseudonym ? null : becomes)),
    ]);
    await forgetAlso(persons, examining.vault);
  }
}

async function examined(row: PersonRow, { vault, vaultKeys }: Examining): Promise<Examined> {
  const { pseudonym } = row;
  const { persons } = await vaultKeys.numbered(row.key_no);
  const key = unseal(persons, row.sealed_key, pseudonym);
  const recorded = unseal(key, row.identity_no, pseudonym).toString('utf8');
  const number = normalIdentityNumber(recorded);
  return { pseudonym, number, becomes: vault.pseudonymOf(number) };
}

async function record(persons: readonly Examined[], { vault, handler }: Examining): Promise<void> {
  const others = persons.filter(({ pseudonym, becomes }) => becomes !== pseudonym);
  await vault.remember(others.map(({ number: identityNo }) => ({ identityNo, name: '' })));
  const command = {
    linked: others.map(({ pseudonym: beneficiary, becomes }) => ({ beneficiary, becomes })),
    doubtful: persons
      .filter(({ number }) => isDoubtfulNumber(number))
      .map(({ becomes }) => becomes),
  };
  if (command.linked.length + command.doubtful.length === 0) return;
  const commandId = uuidFromName(NAMESPACE, fingerprintOf(command));
  const context = { actor: ACTOR, commandId, correlationId: commandId };
  const { kind } = await handler.execute(examineIdentityNumbers, command, context);
  if (kind !== 'recorded') throw new Error(`the examination was not recorded: ${kind}`);
}

/** Who was forgotten under one number is so under the other. */
async function forgetAlso(persons: readonly Examined[], vault: PersonalDataVault): Promise<void> {
  const gone = await vault.forgottenAmong(persons.map(({ becomes }) => becomes));
  for (const { pseudonym, becomes } of persons) {
    if (gone.has(becomes)) await vault.forget(pseudonym, null);
  }
}

const NOT_EXAMINED = `SELECT pseudonym, key_no, sealed_key, identity_no FROM vault.persons
  WHERE NOT is_normal AND forgotten_at IS NULL ORDER BY pseudonym LIMIT ${PERSONS_AT_ONCE}`;

const MARK = `UPDATE vault.persons p SET is_normal = true, becomes = g.becomes
  FROM unnest($1::text[], $2::text[]) AS g (pseudonym, becomes) WHERE p.pseudonym = g.pseudonym`;
