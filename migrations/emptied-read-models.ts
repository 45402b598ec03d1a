/**
 * Empties the read models: the projectors make all of them anew from the events, and the service is
 * ready when they have. Part of migrations that have run: never changed.
 */
export const emptiedReadModels = `
DO $$
DECLARE name text;
BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'read' AND tablename <> 'lanes'
  LOOP EXECUTE format('TRUNCATE read.%I', name);
  END LOOP;
  UPDATE read.lanes SET position = 0;
END $$`;
