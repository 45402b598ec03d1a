import { describe, expect, it } from '@jest/globals';
import { formatKey, parseKey } from './signed-note.js';

describe('verifier keys', () => {
  /** Keys of others who write signed notes: their ids are known answers. */
  it.each([
    'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
  ])('%s is read and written', (text) => {
    expect(formatKey(parseKey(text)!)).toBe(text);
  });

  it.each([
    'PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    'PeterNeumann+c74f20a3+AhpcSQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    'Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    '',
  ])('%s is none', (text) => {
    expect(parseKey(text)).toBeUndefined();
  });
});
