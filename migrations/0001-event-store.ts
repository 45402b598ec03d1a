import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The events, their one order, and the only way to add to them. */
export class EventStore0001 implements MigrationInterface {
  readonly name = 'EventStore0000000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(appRole);
    await runner.query(tables);
    await runner.query(immutability);
    await runner.query(appendFunction);
    await runner.query(appendOneFunction);
    await runner.query(positionFunction);
    await runner.query(privileges);
  }

  async down(): Promise<void> {
    throw new Error('events are never dropped: migrations go forward only');
  }
}

/**
 * Roles belong to the whole server, so another database's migration may have made it, even just
 * now.
 */
const appRole = `
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'doudi_app') THEN
    BEGIN
      CREATE ROLE doudi_app NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END IF;
  IF NOT pg_has_role(current_user, 'doudi_app', 'SET') THEN
    EXECUTE format('GRANT doudi_app TO %I', current_user);
  END IF;
END
$$`;

/**
 * Data and metadata are json, not jsonb: hashes are over the bytes as they were handed in. Streams
 * compare by bytes, so that the index serves prefixes too. The head is a row, not a sequence: its
 * lock puts commits into the order of the positions, and a rollback leaves no gap.
 */
const tables = `
CREATE SCHEMA store;

CREATE TABLE store.events (
  position       bigint PRIMARY KEY,
  stream         text COLLATE "C" NOT NULL,
  revision       bigint NOT NULL,
  id             uuid NOT NULL,
  type           text COLLATE "C" NOT NULL,
  schema_version integer NOT NULL,
  occurred_on    date NOT NULL,
  recorded_at    timestamptz(3) NOT NULL,
  metadata       json NOT NULL,
  data           json NOT NULL,
  CONSTRAINT events_revision UNIQUE (stream, revision),
  CONSTRAINT events_id UNIQUE (id)
);

CREATE TABLE store.claims (
  key         text COLLATE "C" PRIMARY KEY,
  fingerprint text NOT NULL,
  event_id    uuid NOT NULL,
  stream      text COLLATE "C" NOT NULL,
  position    bigint NOT NULL
);

CREATE TABLE store.head (
  only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  position    bigint NOT NULL,
  recorded_at timestamptz(3) NOT NULL
) WITH (fillfactor = 10);

INSERT INTO store.head (position, recorded_at) VALUES (0, '-infinity')`;

const immutability = `
CREATE FUNCTION store.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of store.% is refused: what is recorded stays', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER events_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON store.events
  FOR EACH STATEMENT EXECUTE FUNCTION store.refuse_change();

CREATE TRIGGER claims_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON store.claims
  FOR EACH STATEMENT EXECUTE FUNCTION store.refuse_change()`;

/**
 * Many appends in one call, each accepted or rejected by itself; all that are accepted are
 * committed together. A request is a run of writes; a guard is a write of no events. Arrays are
 * parallel:
 *
 * - write_request: number of the request, from 1, ascending
 * - write_expected: a revision, or -1 none, -2 any, -3 exists
 * - write_previous: the earlier write of this call to the same stream (both 'any'), or 0
 * - event_write, event_place: the event's write, and its place therein from 0
 * - claim_write: the write with whose first event the claim is recorded
 *
 * outcome, by request: 0 accepted, 1 an event id is known, 2 a claim is taken, 3 another revision.
 * revision_before, by write: the stream's last revision before it. first_position, by write: 0
 * where rejected.
 *
 * The planner's freedom is taken away since the cached plans must stay index look-ups however small
 * the tables were when they were made.
 */
const appendFunction = `
CREATE FUNCTION store.append(
  write_request int[], write_stream text[], write_expected bigint[], write_count int[],
  write_previous int[],
  event_write int[], event_place int[], event_stream text[], event_id uuid[], event_type text[],
  event_schema_version int[], event_occurred_on date[], event_metadata json[], event_data json[],
  claim_write int[], claim_key text[], claim_fingerprint text[], claim_event_id uuid[],
  OUT outcome int[], OUT revision_before bigint[], OUT first_position bigint[], OUT recorded_at timestamptz
)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off SET enable_bitmapscan = off
SET enable_hashjoin = off SET enable_mergejoin = off
SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
DECLARE
  head_before bigint;
  head_after bigint;
  request int;
  last_revision bigint;
  previous int;
BEGIN
  SELECT h.position, h.recorded_at INTO head_before, append.recorded_at
    FROM store.head h FOR UPDATE;
  append.recorded_at :=
    greatest(append.recorded_at, date_trunc('milliseconds', clock_timestamp()));
  head_after := head_before;

  revision_before := ARRAY(
    SELECT coalesce(
      (SELECT e.revision FROM store.events e WHERE e.stream = w.stream
        ORDER BY e.revision DESC LIMIT 1), -1)
      FROM unnest(write_stream) WITH ORDINALITY AS w (stream, place) ORDER BY w.place);
  outcome := array_fill(0, ARRAY[write_request[cardinality(write_request)]]);
  first_position := array_fill(0::bigint, ARRAY[cardinality(write_request)]);

  IF cardinality(claim_key) > 0 THEN
    FOR request IN
      SELECT write_request[c.write] FROM unnest(claim_write, claim_key) AS c (write, key)
        WHERE EXISTS (SELECT FROM store.claims k WHERE k.key = c.key)
    LOOP
      outcome[request] := 2;
    END LOOP;
  END IF;
  FOR request IN
    SELECT write_request[i.write] FROM unnest(event_write, event_id) AS i (write, id)
      WHERE EXISTS (SELECT FROM store.events e WHERE e.id = i.id)
  LOOP
    outcome[request] := 1;
  END LOOP;

  FOR i IN 1 .. cardinality(write_request) LOOP
    request := write_request[i];
    IF outcome[request] = 0 AND write_expected[i] <> -2 THEN
      last_revision := revision_before[i];
      IF write_expected[i] <> last_revision
         AND NOT (write_expected[i] = -3 AND last_revision >= 0) THEN
        outcome[request] := 3;
      END IF;
    END IF;
  END LOOP;

  FOR i IN 1 .. cardinality(write_request) LOOP
    previous := write_previous[i];
    IF previous > 0 THEN
      revision_before[i] := revision_before[previous];
      IF first_position[previous] > 0 THEN
        revision_before[i] := revision_before[i] + write_count[previous];
      END IF;
    END IF;
    IF outcome[write_request[i]] = 0 AND write_count[i] > 0 THEN
      first_position[i] := head_after + 1;
      head_after := head_after + write_count[i];
    END IF;
  END LOOP;
  IF head_after = head_before THEN RETURN; END IF;

  INSERT INTO store.events (position, stream, revision, id, type, schema_version, occurred_on,
                            recorded_at, metadata, data)
    SELECT first_position[e.write] + e.place, e.stream, revision_before[e.write] + 1 + e.place, e.id, e.type,
           e.schema_version, e.occurred_on, append.recorded_at, e.metadata, e.data
      FROM unnest(event_write, event_place, event_stream, event_id, event_type,
                  event_schema_version, event_occurred_on, event_metadata, event_data)
        AS e (write, place, stream, id, type, schema_version, occurred_on, metadata, data)
      WHERE first_position[e.write] > 0;
  IF cardinality(claim_key) > 0 THEN
    INSERT INTO store.claims (key, fingerprint, event_id, stream, position)
      SELECT c.key, c.fingerprint, c.event_id, write_stream[c.write], first_position[c.write]
        FROM unnest(claim_write, claim_key, claim_fingerprint, claim_event_id)
          AS c (write, key, fingerprint, event_id)
        WHERE first_position[c.write] > 0;
  END IF;
  UPDATE store.head h SET position = head_after, recorded_at = append.recorded_at;
  PERFORM pg_notify('doudi_events', head_after::text);
END
$$`;

/**
 * What store.append does, for one event alone: half the work of the general case, which a single
 * writer would feel. The head moves first, in the same statement that locks it, and back on
 * refusal.
 */
const appendOneFunction = `
CREATE FUNCTION store.append_one(
  stream text, expected bigint, id uuid, type text, schema_version int, occurred_on date,
  metadata json, data json,
  OUT outcome int, OUT revision_before bigint, OUT first_position bigint, OUT recorded_at timestamptz
)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off SET enable_bitmapscan = off
SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
BEGIN
  UPDATE store.head h
    SET position = h.position + 1,
        recorded_at = greatest(h.recorded_at, date_trunc('milliseconds', clock_timestamp()))
    RETURNING h.position, h.recorded_at INTO first_position, append_one.recorded_at;
  SELECT coalesce((SELECT e.revision FROM store.events e WHERE e.stream = append_one.stream
                   ORDER BY e.revision DESC LIMIT 1), -1),
         EXISTS (SELECT FROM store.events e WHERE e.id = append_one.id)::int
    INTO revision_before, outcome;
  IF outcome = 0 AND expected NOT IN (-2, revision_before)
     AND NOT (expected = -3 AND revision_before >= 0) THEN
    outcome := 3;
  END IF;
  IF outcome > 0 THEN
    UPDATE store.head h SET position = h.position - 1;
    RETURN;
  END IF;
  INSERT INTO store.events (position, stream, revision, id, type, schema_version, occurred_on,
                            recorded_at, metadata, data)
    VALUES (first_position, append_one.stream, revision_before + 1, append_one.id,
            append_one.type, append_one.schema_version, append_one.occurred_on,
            append_one.recorded_at, append_one.metadata, append_one.data);
  PERFORM pg_notify('doudi_events', first_position::text);
END
$$`;

/** Positions have no gap and times never decrease, so halving finds the place without an index. */
const positionFunction = `
CREATE FUNCTION store.position_at(at timestamptz) RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  low bigint := 0;
  high bigint := (SELECT h.position FROM store.head h);
  middle bigint;
BEGIN
  WHILE low < high LOOP
    middle := (low + high + 1) / 2;
    IF (SELECT e.recorded_at FROM store.events e WHERE e.position = middle) <= at THEN
      low := middle;
    ELSE
      high := middle - 1;
    END IF;
  END LOOP;
  RETURN low;
END
$$`;

const privileges = `
REVOKE ALL ON FUNCTION store.append, store.append_one FROM PUBLIC;
GRANT USAGE ON SCHEMA store TO doudi_app;
GRANT SELECT ON store.events, store.claims, store.head TO doudi_app;
GRANT EXECUTE ON FUNCTION store.append, store.append_one, store.position_at TO doudi_app`;
