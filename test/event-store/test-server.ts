/**
 * The EventStoreDB of EVENTSTORE_TEST_URL; undefined where there is none, which is said by the name
 * of what then runs on the protocol double alone.
 */
export function testServer(what: string): string | undefined {
  const url = process.env['EVENTSTORE_TEST_URL'];
  if (url === undefined) {
    process.stderr.write(`SKIPPED on a real EventStoreDB, EVENTSTORE_TEST_URL not set: ${what}\n`);
  }
  return url;
}
