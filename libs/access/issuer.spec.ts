import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import type { CryptoKey } from 'jose';
import { createVerifier } from './tokens.js';

/** A small identity provider: discovery and a key set with one key of each kind. */
describe('tokens of an issuer', () => {
  const keys = new Map<string, CryptoKey>();
  let server: Server;
  let issuer: string;

  beforeAll(async () => {
    const published: object[] = [];
    for (const alg of ['RS256', 'ES256', 'EdDSA', 'PS256']) {
      const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
      keys.set(alg, privateKey);
      published.push({ ...(await exportJWK(publicKey)), kid: alg, alg, use: 'sig' });
    }
    server = createServer((request, response) => {
      const known = request.url === '/keys' || request.url === '/.well-known/openid-configuration';
      response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' });
      const discovery = { issuer: `${issuer}/`, jwks_uri: `${issuer}/keys` };
      response.end(JSON.stringify(request.url === '/keys' ? { keys: published } : discovery));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => new Promise((done) => server.close(done)));

  function token(alg: string, told: string): Promise<string> {
    return new SignJWT({ sub: 'auditor', roles: ['audit'] })
      .setProtectedHeader({ alg, kid: alg })
      .setIssuer(told)
      .setExpirationTime('1m')
      .sign(keys.get(alg)!);
  }

  const rest = { audience: null, clockToleranceSeconds: 5 };

  it('are verified by discovery, whatever the issuer ends in', async () => {
    const verify = createVerifier({ trust: { by: 'issuer', issuer }, ...rest });
    for (const alg of ['RS256', 'ES256', 'EdDSA']) {
      await expect(verify(await token(alg, issuer))).resolves.toMatchObject({ id: 'auditor' });
      await expect(verify(await token(alg, `${issuer}/`))).resolves.toBeDefined();
    }
  });

  it('are refused of another issuer, and under an algorithm that is not agreed', async () => {
    const verify = createVerifier({ trust: { by: 'issuer', issuer }, ...rest });
    await expect(verify(await token('ES256', 'https://other.example'))).rejects.toMatchObject({
      reason: 'invalid',
    });
    await expect(verify(await token('PS256', issuer))).rejects.toMatchObject({ reason: 'invalid' });
  });

  it('are verified by a key set alone', async () => {
    const trust = { by: 'jwks', url: `${issuer}/keys`, issuer: null } as const;
    const verify = createVerifier({ trust, ...rest });
    await expect(verify(await token('EdDSA', 'anyone'))).resolves.toMatchObject({ id: 'auditor' });
  });

  it('cannot be judged while the key set is out of reach', async () => {
    const trust = { by: 'issuer', issuer: 'http://127.0.0.1:9' } as const;
    const verify = createVerifier({ trust, ...rest });
    await expect(verify(await token('EdDSA', 'anyone'))).rejects.toMatchObject({
      reason: 'unverifiable',
    });
  });
});
