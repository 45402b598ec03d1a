import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What each kind of process may do: `doudi_app` answers requests, `doudi_projector` keeps the read
 * models and seals, `doudi_verifier` reads. Logins are members of one of them; the owner, who
 * migrates, is of all. `permission-sets.ts` keeps what they may do of tables that come later.
 */
export class PermissionSets0220 implements MigrationInterface {
  readonly name = 'PermissionSets0000000000220';

  async up(runner: QueryRunner): Promise<void> {
    for (const set of ['doudi_projector', 'doudi_verifier']) await runner.query(madeOnce(set));
    await runner.query(privileges);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** Roles belong to the whole server: another database's migration may have made it just now. */
const madeOnce = (set: string): string => `
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${set}') THEN
    BEGIN
      CREATE ROLE ${set} NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END IF;
  IF NOT (pg_has_role(current_user, '${set}', 'SET') AND pg_has_role(current_user, '${set}', 'USAGE')) THEN
    EXECUTE format('GRANT ${set} TO %I', current_user);
  END IF;
END
$$`;

/** The projector names the log and the first key of seals where it is the first to seal. */
const privileges = `
GRANT USAGE ON SCHEMA store TO doudi_projector, doudi_verifier;
GRANT USAGE ON SCHEMA read TO doudi_verifier;
GRANT INSERT ON store.seals, store.tree_nodes, store.seal_keys, store.log TO doudi_projector;
GRANT SELECT ON doudi_migrations TO doudi_app, doudi_projector, doudi_verifier`;
