import { describe, expect, it } from '@jest/globals';
import { SignJWT, generateKeyPair } from 'jose';
import { TokenRefused, createVerifier, signToken } from './tokens.js';

const SECRET = 'a secret of thirty-two bytes or more, for tests';
const KEY = new TextEncoder().encode(SECRET);
const verify = createVerifier({
  trust: { by: 'secret', secret: SECRET },
  audience: null,
  clockToleranceSeconds: 5,
});
const CLERK = {
  subject: 'clerk',
  name: '李明',
  roles: ['county-treasury'],
  region: '220422',
} as const;

function unsigned(header: object, payload: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(payload)}.`;
}

describe('access tokens', () => {
  it('say who comes', async () => {
    await expect(verify(await signToken(SECRET, CLERK, 60))).resolves.toEqual({
      id: 'clerk',
      name: '李明',
      roles: ['county-treasury'],
      region: '220422',
    });
  });

  it('are refused once expired, beyond the clock tolerance', async () => {
    const at = (secondsAgo: number): Date => new Date(Date.now() - secondsAgo * 1000);
    await expect(verify(await signToken(SECRET, CLERK, 60, at(62)))).resolves.toBeDefined();
    await expect(verify(await signToken(SECRET, CLERK, 60, at(70)))).rejects.toMatchObject({
      reason: 'expired',
    });
  });

  it('are refused once expired, also where they were accepted a moment ago', async () => {
    const token = await signToken(SECRET, CLERK, -3);
    await expect(verify(token)).resolves.toBeDefined();
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await expect(verify(token)).rejects.toMatchObject({ reason: 'expired' });
  });

  it.each([
    ['no signature', unsigned({ alg: 'none' }, { sub: 'a', roles: ['audit'], exp: 9e9 })],
    ['nonsense', 'a.b.c'],
    ['nothing', ''],
    ['much too long', 'a'.repeat(20_000)],
  ])('are refused with %s', async (_, token) => {
    await expect(verify(token)).rejects.toMatchObject({ reason: 'invalid' });
  });

  it.each([
    ['no exp', { sub: 'a', roles: [] }],
    ['no sub', { roles: [], exp: 9e9 }],
    ['no roles', { sub: 'a', exp: 9e9 }],
    ['12.B5 NUL in sub', { sub: 'cl\u0000erk', roles: [], exp: 9e9 }],
    ['12.B5 a line end in sub', { sub: 'clerk\n', roles: [], exp: 9e9 }],
    ['12.B5 a control character of C1 in sub', { sub: 'cl\u0085erk', roles: [], exp: 9e9 }],
    ['12.B5 half a surrogate pair in sub', { sub: 'clerk\ud800', roles: [], exp: 9e9 }],
    ['a region that is no code', { sub: 'a', roles: [], region: 'x', exp: 9e9 }],
  ])('are refused with %s', async (_, payload) => {
    const token = await new SignJWT(payload).setProtectedHeader({ alg: 'HS256' }).sign(KEY);
    await expect(verify(token)).rejects.toMatchObject({ reason: 'invalid' });
  });

  it('12.B5 are refused when issued too long ago, or at no known time, where a life is set', async () => {
    const trust = { by: 'secret', secret: SECRET } as const;
    const brief = createVerifier({
      trust,
      audience: null,
      clockToleranceSeconds: 5,
      maxTokenHours: 1,
    });
    const aged = (minutes: number): Promise<string> =>
      signToken(SECRET, CLERK, 86_400, new Date(Date.now() - minutes * 60_000));
    await expect(brief(await aged(59))).resolves.toMatchObject({ id: 'clerk' });
    await expect(brief(await aged(62))).rejects.toMatchObject({ reason: 'expired' });
    await expect(brief(await aged(-62))).rejects.toBeInstanceOf(TokenRefused);
    const unissued = await new SignJWT({ sub: 'a', roles: [], exp: 9e9 })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(KEY);
    await expect(brief(unissued)).rejects.toMatchObject({ reason: 'invalid' });
  });

  it('are refused under another algorithm or another secret', async () => {
    const payload = { sub: 'a', roles: ['audit'], exp: 9e9 };
    const { privateKey } = await generateKeyPair('ES256');
    const longer = await new SignJWT(payload)
      .setProtectedHeader({ alg: 'HS512' })
      .sign(new Uint8Array(64));
    const other = await new SignJWT(payload).setProtectedHeader({ alg: 'ES256' }).sign(privateKey);
    const stolen = await signToken(`${SECRET}!`, CLERK, 60);
    for (const token of [longer, other, stolen]) {
      await expect(verify(token)).rejects.toMatchObject({ reason: 'invalid' });
    }
  });

  it('drop roles that nobody knows', async () => {
    const token = await new SignJWT({ sub: 'a', roles: ['root', 'audit', 7], exp: 9e9 })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(KEY);
    await expect(verify(token)).resolves.toMatchObject({ roles: ['audit'], region: null });
  });
});
