import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { signCheckpoint } from './checkpoint.js';
import { cosign, cosignaturesOf, verifyCosignature } from './cosignature.js';
import { emptyRoot } from './merkle.js';
import { formatKey, parseKey, publicKeyOf } from './signed-note.js';

const ORIGIN = 'doudi.example/220000';
const log = generateKeyPairSync('ed25519').privateKey;
const witnesses = ['w.example/1', 'w.example/2'].map((name) => {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { privateKey, key: publicKeyOf(name, privateKey) };
});
const [first, second] = witnesses.map(({ key }) => key);
const signed = signCheckpoint({ origin: ORIGIN, size: 7n, root: emptyRoot(), hash: 'sha256' }, log);
const line = cosign(signed, first!.name, witnesses[0]!.privateKey, 1_679_315_147n);

describe('a cosignature', () => {
  it('is a further line of the checkpoint, with the time of the witness', () => {
    expect(verifyCosignature(signed + line, first!)).toEqual({
      verdict: 'VALID',
      witness: first,
      time: 1_679_315_147n,
    });
    expect(Buffer.from(line.split(' ')[2]!, 'base64')).toHaveLength(4 + 8 + 64);
  });

  it('is of another kind than the signature of a log, and so is its key', () => {
    const text = formatKey(first!, 'cosignature');
    expect(parseKey(text)).toBeUndefined();
    expect(parseKey(text, 'cosignature')).toEqual(first);
  });

  it('counts a witness once, however often it is listed or has signed', () => {
    const again = cosign(signed, first!.name, witnesses[0]!.privateKey, 1_679_315_999n);
    const listed = [first!, second!, { ...first!, name: 'w.example/1' }];
    expect(cosignaturesOf(signed + line + again, listed)).toHaveLength(1);
  });
});
