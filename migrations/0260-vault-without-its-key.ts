import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What lies in the vault can be verified without its key: digests of the ciphertexts are committed
 * in batches by events, and erasing goes through a function that keeps which event ordered it.
 */
export class VaultWithoutItsKey0260 implements MigrationInterface {
  readonly name = 'VaultWithoutItsKey0000000000260';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(views);
    await runner.query(functions);
    await runner.query(privileges);
    await runner.query(forgottenBefore);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const tables = `
CREATE TABLE vault.digests (
  batch bigint NOT NULL,
  pseudonym text COLLATE "C" NOT NULL,
  digest bytea NOT NULL,
  PRIMARY KEY (pseudonym, digest)
);
CREATE INDEX digests_of_batch ON vault.digests (batch, pseudonym, digest);
COMMENT ON TABLE vault.digests IS 'Digests of ciphertexts; the event VaultDigestsCommitted holds the hash of each batch';
CREATE TABLE vault.erasures (
  pseudonym text COLLATE "C" NOT NULL,
  event_id uuid NOT NULL,
  erased_at timestamptz(3) NOT NULL,
  PRIMARY KEY (pseudonym, event_id)
);
COMMENT ON TABLE vault.erasures IS 'Whose data were erased, by which event PersonForgotten; append-only'`;

/** A digest binds the ciphertext to its person and its place, so that rows cannot be exchanged. */
const views = `
CREATE VIEW vault.ciphertexts AS
  SELECT pseudonym, sha256(convert_to(pseudonym || E'\\nnumber\\n', 'UTF8') || identity_no) AS digest
    FROM vault.persons WHERE identity_no IS NOT NULL
  UNION ALL
  SELECT pseudonym, sha256(convert_to(pseudonym || E'\\nname\\n', 'UTF8') || mark || name)
    FROM vault.names
  UNION ALL
  SELECT pseudonym, sha256(convert_to(pseudonym || E'\\npayee\\n', 'UTF8') || mark || payee)
    FROM vault.payees;
CREATE VIEW vault.committed AS SELECT batch, pseudonym, digest FROM vault.digests;
CREATE VIEW vault.erased AS
  SELECT e.pseudonym, e.event_id, e.erased_at,
      e.erased_at > (SELECT max(made_at) FROM vault.keys) AS waits_for_key
    FROM vault.erasures e`;

/**
 * \`erase\` drops the person's key and all that lies under it, under every pseudonym that is linked
 * to the one given; done again it changes nothing. \`ordered\` null: by the event that erased the
 * person under another number. \`commit_digests\` answers the batch, or null where nothing is new.
 */
const functions = `
CREATE FUNCTION vault.append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'vault.% is append-only', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON vault.erasures
  FOR EACH STATEMENT EXECUTE FUNCTION vault.append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON vault.digests
  FOR EACH STATEMENT EXECUTE FUNCTION vault.append_only();

CREATE FUNCTION vault.erase(person text, ordered uuid) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  own text := coalesce((SELECT becomes FROM vault.persons WHERE pseudonym = person), person);
  them text[] := ARRAY(SELECT pseudonym FROM vault.persons WHERE pseudonym = own OR becomes = own);
  event uuid := coalesce(ordered,
    (SELECT event_id FROM vault.erasures WHERE pseudonym = own ORDER BY erased_at LIMIT 1));
BEGIN
  IF event IS NULL THEN
    RAISE EXCEPTION 'erasing needs the event that orders it';
  END IF;
  DELETE FROM vault.names WHERE pseudonym = ANY (them);
  DELETE FROM vault.payees WHERE pseudonym = ANY (them);
  RETURN QUERY UPDATE vault.persons SET sealed_key = NULL, identity_no = NULL, forgotten_at = now()
    WHERE pseudonym = ANY (them) AND forgotten_at IS NULL RETURNING pseudonym;
  INSERT INTO vault.erasures (pseudonym, event_id, erased_at)
    SELECT DISTINCT one, event, coalesce(p.forgotten_at, now())
      FROM unnest(array_append(them, own)) AS one LEFT JOIN vault.persons p ON p.pseudonym = one
    ON CONFLICT DO NOTHING;
END
$$;

CREATE FUNCTION vault.commit_digests(most integer) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  made bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(20160460);
  SELECT coalesce(max(batch), 0) + 1 INTO made FROM vault.digests;
  INSERT INTO vault.digests (batch, pseudonym, digest)
    SELECT made, c.pseudonym, c.digest FROM vault.ciphertexts c
     WHERE NOT EXISTS (SELECT FROM vault.digests d
                        WHERE d.pseudonym = c.pseudonym AND d.digest = c.digest)
     ORDER BY c.pseudonym, c.digest LIMIT most;
  RETURN CASE WHEN FOUND THEN made END;
END
$$`;

/** Where the events are in EventStoreDB, the first start does it. */
const forgottenBefore = `
INSERT INTO vault.erasures (pseudonym, event_id, erased_at)
  SELECT p.pseudonym, e.id, p.forgotten_at
    FROM (SELECT id, data::jsonb ->> 'beneficiary' AS person FROM store.events
           WHERE type = 'PersonForgotten') e
    JOIN vault.persons p ON p.pseudonym = e.person OR p.becomes = e.person
   WHERE p.forgotten_at IS NOT NULL
  ON CONFLICT DO NOTHING`;

const privileges = `
REVOKE ALL ON FUNCTION vault.erase, vault.commit_digests FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vault.erase, vault.commit_digests TO doudi_app;
REVOKE UPDATE ON vault.persons FROM doudi_app;
GRANT UPDATE (sealed_key, key_no, is_normal, becomes) ON vault.persons TO doudi_app;
REVOKE DELETE ON vault.names, vault.payees FROM doudi_app;
GRANT SELECT ON vault.ciphertexts, vault.committed, vault.erased TO doudi_app;
GRANT USAGE ON SCHEMA vault TO doudi_verifier;
GRANT SELECT ON vault.ciphertexts, vault.committed, vault.erased TO doudi_verifier`;
