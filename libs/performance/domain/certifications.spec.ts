import { expect, it } from '@jest/globals';
import { certifiedThrough } from './certifications.js';

it.each([
  [[], 0],
  [[2, 3], 0],
  [[3, 1, 2], 3],
  [[1, 2, 4], 2],
  [Array.from({ length: 12 }, (_, index) => index + 1), 12],
])('months %j are certified through %s', (months, through) => {
  expect(certifiedThrough(months)).toBe(through);
});
