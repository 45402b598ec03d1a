import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  formatKey,
  parseKey,
  publicKeyOf,
  readCheckpoint,
  signCheckpoint,
  verifyCheckpoint,
} from './checkpoint.js';
import { EMPTY_ROOT } from './merkle.js';

const head = { origin: 'doudi.example/220000', size: 12n, root: EMPTY_ROOT };

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

describe('a checkpoint', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const key = publicKeyOf('doudi.example/220000', privateKey);
  const text = signCheckpoint(head, key.name, privateKey);

  it('is a signed note of origin, size and root', () => {
    expect(text.split('\n').slice(0, 4)).toEqual([
      'doudi.example/220000',
      '12',
      '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
      '',
    ]);
    expect(readCheckpoint(text)).toEqual(head);
    expect(verifyCheckpoint(text, [key])).toEqual({ verdict: 'VALID', head, key });
  });

  it('of a key that is not known says nothing', () => {
    const other = publicKeyOf('doudi.example/220000', generateKeyPairSync('ed25519').privateKey);
    expect(verifyCheckpoint(text, [other])).toEqual({ verdict: 'UNKNOWN_KEY' });
  });
});
