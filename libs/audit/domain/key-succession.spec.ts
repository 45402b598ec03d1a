import { describe, expect, it } from '@jest/globals';
import { signCheckpoint } from './checkpoint.js';
import { KeySuccession, announcementsIn, signAnnouncement } from './key-succession.js';
import { emptyRoot } from './merkle.js';
import { privateKeyOf, publicKeyOf } from './signed-note.js';

const ORIGIN = 'doudi.example/220000';
const keys = [1, 2, 3].map((seed) => {
  const secret = privateKeyOf(Buffer.alloc(32, seed));
  return { secret, key: publicKeyOf(ORIGIN, secret) };
});

function announced(from: number, to: number, size: bigint): string {
  const [older, newer] = [keys[from]!, keys[to]!];
  const announcedAt = '2026-11-22T08:30:00.125Z';
  const said = { origin: ORIGIN, announcedAt, size, older: older.key, newer: newer.key };
  return signAnnouncement(said, older.secret);
}

function sealed(by: number, size: bigint): string {
  return signCheckpoint(
    { origin: ORIGIN, size, root: emptyRoot(), hash: 'sha256' },
    keys[by]!.secret,
  );
}

function after(...announcements: readonly string[]): KeySuccession {
  const succession = new KeySuccession([keys[0]!.key]);
  for (const text of announcements) succession.take(text);
  return succession;
}

describe('the succession of keys', () => {
  it('leads from the key that is kept to the present one', () => {
    const succession = after(announced(0, 1, 10n), announced(1, 2, 20n));
    const verdicts = [sealed(0, 10n), sealed(1, 11n), sealed(1, 20n), sealed(2, 21n)];
    for (const text of verdicts)
      expect(succession.verify(text)).toMatchObject({ verdict: 'VALID' });
  });

  it('gives each key its turn only', () => {
    const succession = after(announced(0, 1, 10n));
    expect(succession.verify(sealed(0, 11n))).toEqual({ verdict: 'OUT_OF_TURN' });
    expect(succession.verify(sealed(1, 10n))).toEqual({ verdict: 'OUT_OF_TURN' });
  });

  it('knows no key that nobody announced, and none by a forged or misplaced word', () => {
    const forged = announced(0, 1, 10n).replace('\n10\n', '\n11\n');
    expect(after().take(forged)).toBe('BAD_SIGNATURE');
    expect(after(forged).verify(sealed(1, 12n))).toEqual({ verdict: 'UNKNOWN_KEY' });
    expect(after().take(announced(1, 2, 20n))).toBe('UNKNOWN_KEY');
    const swapped = after(announced(1, 2, 20n), announced(0, 1, 10n));
    expect(swapped.verify(sealed(2, 21n))).toEqual({ verdict: 'UNKNOWN_KEY' });
  });

  it('lets a key be followed once, later than it began, and by none that was there before', () => {
    expect(after(announced(0, 1, 10n)).take(announced(0, 2, 10n))).toBe('OUT_OF_TURN');
    expect(after(announced(0, 1, 10n)).take(announced(1, 2, 9n))).toBe('OUT_OF_TURN');
    expect(after(announced(0, 1, 10n)).take(announced(1, 0, 20n))).toBe('OUT_OF_TURN');
    expect(after().take(announced(0, 0, 10n))).toBe('OUT_OF_TURN');
  });

  it('bounds a key that is trusted too, and takes the newer as it is', () => {
    const succession = new KeySuccession([keys[0]!.key, keys[1]!.key]);
    expect(succession.take(announced(0, 1, 10n))).toBe('VALID');
    expect(succession.verify(sealed(0, 11n))).toEqual({ verdict: 'OUT_OF_TURN' });
    expect(succession.verify(sealed(1, 5n))).toMatchObject({ verdict: 'VALID' });
  });

  it('reads announcements one after the other', () => {
    const both = [announced(0, 1, 10n), announced(1, 2, 20n)];
    expect(announcementsIn(both.join(''))).toEqual(both);
  });
});
