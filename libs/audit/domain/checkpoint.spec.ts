import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { readCheckpoint, signCheckpoint, verifyCheckpoint } from './checkpoint.js';
import { emptyRoot } from './merkle.js';
import { parseNote, publicKeyOf, signNote } from './signed-note.js';

const head = {
  origin: 'doudi.example/220000',
  size: 12n,
  root: emptyRoot(),
  hash: 'sha256',
} as const;

describe('a checkpoint', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const key = publicKeyOf('doudi.example/220000', privateKey);
  const text = signCheckpoint(head, privateKey);

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

  it('is signed by the log itself, not by a key of its receipts', () => {
    const receipts = publicKeyOf('doudi.example/220000/receipts', privateKey);
    expect(verifyCheckpoint(text, [receipts])).toEqual({ verdict: 'UNKNOWN_KEY' });
    const { body } = parseNote(text)!;
    const other = signNote(body, receipts.name, privateKey);
    expect(verifyCheckpoint(other, [receipts])).toEqual({ verdict: 'UNKNOWN_KEY' });
  });
});
