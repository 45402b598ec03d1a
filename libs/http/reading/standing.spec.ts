import { expect, it } from '@jest/globals';
import type { Request } from 'express';
import { ReadPosition } from '../../projection/read-position.js';
import type { Sql } from '../../postgres/sql.js';
import { standingFor } from './standing.js';

it('an answer of a moment before the read models were whole is refused, whatever was seen since', async () => {
  let held = 7n;
  const query = () => Promise.resolve([{ position: held, eventId: null, region: null }]);
  const position = new ReadPosition({ query } as unknown as Sql);
  position.requireFirst(9n);
  // A projector of this process has told of more than the snapshot of the answer holds.
  position.advance(9n);
  const asked = () => standingFor({} as Request, position, 'figures');
  await expect(asked()).rejects.toMatchObject({ code: 'READ_MODELS_BEHIND' });
  held = 9n;
  await expect(asked()).resolves.toMatchObject({ position: 9n, missing: [] });
});
