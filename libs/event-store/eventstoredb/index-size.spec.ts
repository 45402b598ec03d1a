import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { LogIndex } from './log-index.js';

it('keeps an event with a claim in less than 120 bytes, and finds each again', () => {
  const index = new LogIndex();
  const ids: string[] = [];
  const events = 200_000;
  for (let position = 1; position <= events; position++) {
    const id = randomUUID();
    if (position % 20_000 === 0) ids.push(id);
    const [stream, revision] = [`county-${position % 60}`, Math.floor((position - 1) / 60)];
    const claims = [`batch/${position}/0`];
    index.fold(position, { id, stream, revision, recordedAt: position, claims });
  }
  expect(index.bytes / events).toBeLessThan(120);
  expect(ids.map((id) => index.positionOfId(id))).toEqual(
    ids.map((_, place) => (place + 1) * 20_000),
  );
  expect(index.positionOfClaim('batch/77777/0')).toBe(77_777);
  expect(index.positionOfClaim('batch/0/0')).toBe(0);
  expect(index.positionsOf('county-7', 0, 2)).toEqual([7, 67, 127]);
  expect(index.positionAt(77_777)).toBe(77_777);
});
