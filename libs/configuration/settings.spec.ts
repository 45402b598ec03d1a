import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type Environment, SettingsInvalid, readSettings } from './settings.js';

const SECRET = 'a secret of thirty-two bytes or more, for tests';

function problemsOf(env: Environment): readonly string[] {
  try {
    readSettings(env, 'serve');
  } catch (error) {
    if (error instanceof SettingsInvalid) return error.problems.map(({ setting }) => setting);
    throw error;
  }
  return [];
}

describe('docs/settings.md', () => {
  it('tells every setting', () => {
    const here = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
    const named = here('./settings.ts').matchAll(/'([A-Z]+(?:_[A-Z]+)*)'/g);
    const settings = [...new Set([...named].map(([, name]) => name!))].toSorted();
    const told = here('../../docs/settings.md').matchAll(/^\| `([A-Z_]+)`/gm);
    expect([...told].map(([, name]) => name!).toSorted()).toEqual(settings);
  });
});

describe('settings', () => {
  it('have defaults for everything but trust', () => {
    const settings = readSettings({ AUTH_JWT_SECRET: SECRET }, 'serve');
    expect(settings).toMatchObject({
      role: 'all',
      host: '0.0.0.0',
      port: 3000,
      databaseUrl: null,
      eventStoreUrl: null,
      constructionControl: 'flag',
      province: '220000',
      trust: { by: 'secret', secret: SECRET },
    });
    expect(settings.dataDir).toMatch(/^\/.*\.doudi$/);
  });

  it('refuse a production start that trusts nobody', () => {
    expect(problemsOf({})).toEqual(['AUTH_JWT_SECRET, AUTH_ISSUER, AUTH_JWKS_URL']);
    expect(readSettings({}, 'tool').trust).toBeNull();
  });

  it('12.A8 take witnesses by key and address, and a quorum of them', () => {
    const key = 'w.example/1+0a0b0c0d+BAAA+/A=';
    const env = { AUTH_JWT_SECRET: SECRET, DOUDI_WITNESSES: `${key}@https://w.example/a/` };
    expect(readSettings(env, 'serve')).toMatchObject({
      witnesses: [{ key, url: 'https://w.example/a' }],
      witnessQuorum: 1,
    });
    expect(problemsOf({ ...env, DOUDI_WITNESS_QUORUM: '2' })).toEqual(['DOUDI_WITNESS_QUORUM']);
    expect(problemsOf({ ...env, DOUDI_WITNESSES: key })).toEqual(['DOUDI_WITNESSES']);
    const plain = `${key}@http://w.example`;
    expect(problemsOf({ ...env, DOUDI_WITNESSES: plain })).toEqual(['DOUDI_WITNESSES']);
  });

  it('12.B5 keep metrics off the port of requests', () => {
    const env = { AUTH_JWT_SECRET: SECRET, PORT: '3000', DOUDI_PROBE_PORT: '3000' };
    expect(problemsOf(env)).toEqual(['DOUDI_PROBE_PORT']);
    expect(problemsOf({ ...env, DOUDI_ROLE: 'projector' })).toEqual([]);
    expect(problemsOf({ ...env, DOUDI_PROBE_PORT: '3001' })).toEqual([]);
  });

  it('12.B5 refuse images by tag where they are to be pinned, and name each', () => {
    const digest = `postgres@sha256:${'0a'.repeat(32)}`;
    const env = { AUTH_JWT_SECRET: SECRET, DOUDI_IMAGE: 'doudi:1', DOUDI_IMAGE_POSTGRES: digest };
    expect(problemsOf(env)).toEqual([]);
    expect(problemsOf({ ...env, DOUDI_PINNED: '1' })).toEqual(['DOUDI_IMAGE']);
    const short = { ...env, DOUDI_PINNED: '1', DOUDI_IMAGE_NGINX: 'nginx@sha256:0a' };
    expect(problemsOf(short)).toEqual(['DOUDI_IMAGE', 'DOUDI_IMAGE_NGINX']);
    expect(problemsOf({ ...env, DOUDI_PINNED: 'yes' })).toEqual(['DOUDI_PINNED']);
  });

  it('12.B5 take no secret in an address', () => {
    const env = { AUTH_ISSUER: 'https://doudi:secret@login.example.gov.cn', AUTH_AUDIENCE: 'd' };
    expect(problemsOf(env)).toEqual(['AUTH_ISSUER']);
  });

  it('refuse a short secret without repeating it', () => {
    expect(problemsOf({ AUTH_JWT_SECRET: 'short' })).toEqual(['AUTH_JWT_SECRET']);
    expect(() => readSettings({ AUTH_JWT_SECRET: 'short' }, 'serve')).not.toThrow(/: short/);
  });

  it.each([
    'a'.repeat(64),
    'abcabcabcabcabcabcabcabcabcabcabcabc',
    'Zq7-kM2x_Rw9Zq7-kM2x_Rw9Zq7-kM2x_Rw9Zq7',
    'changeme-changeme2-Zq7kM2xRw9-changeme3',
    'please-replace-this-with-Zq7kM2xRw9Lf4T',
    'a-placeholder-of-Zq7kM2xRw9Lf4T-or-more',
    'my-password-is-Zq7kM2xRw9Lf4T-and-longer',
  ])('12.B5 refuse a weak secret without repeating it: %s', (weak) => {
    expect(problemsOf({ AUTH_JWT_SECRET: weak })).toEqual(['AUTH_JWT_SECRET']);
    expect(() => readSettings({ AUTH_JWT_SECRET: weak }, 'serve')).not.toThrow(weak);
  });

  it('12.B5 take secrets of chance', () => {
    for (let round = 0; round < 100; round += 1) {
      for (const form of ['hex', 'base64', 'base64url'] as const) {
        expect(problemsOf({ AUTH_JWT_SECRET: randomBytes(32).toString(form) })).toEqual([]);
      }
    }
  });

  it.each(['AUTH_ISSUER', 'AUTH_JWKS_URL'])('12.B5 refuse %s without an audience', (setting) => {
    const env = { [setting]: 'https://login.example.cn' };
    expect(problemsOf(env)).toEqual(['AUTH_AUDIENCE']);
    expect(problemsOf({ ...env, AUTH_AUDIENCE: ' ' })).toEqual(['AUTH_AUDIENCE']);
    expect(problemsOf({ ...env, AUTH_AUDIENCE: 'doudi' })).toEqual([]);
    expect(() => readSettings(env, 'tool')).not.toThrow();
  });

  it('refuse a secret beside an issuer', () => {
    expect(
      problemsOf({ AUTH_JWT_SECRET: SECRET, AUTH_ISSUER: 'https://login.example.cn' }),
    ).toEqual(['AUTH_JWT_SECRET, AUTH_ISSUER']);
  });

  it('list every wrong setting at once', () => {
    expect(
      problemsOf({
        AUTH_ISSUER: 'http://login.example.cn',
        PORT: '70000',
        DOUDI_ROLE: 'both',
        DATABASE_URL: 'mysql://db',
        EVENTSTORE_URL: 'http://es',
        CONSTRUCTION_CONTROL: 'stop',
        DOUDI_PROVINCE: '220100',
        DOUDI_VAULT_KEY: 'AAAA',
        DOUDI_SEAL_HASH: 'md5',
      }).toSorted(),
    ).toEqual([
      'AUTH_AUDIENCE',
      'AUTH_ISSUER',
      'CONSTRUCTION_CONTROL',
      'DATABASE_URL',
      'DOUDI_PROVINCE',
      'DOUDI_ROLE',
      'DOUDI_SEAL_HASH',
      'DOUDI_VAULT_KEY',
      'EVENTSTORE_URL',
      'PORT',
    ]);
  });

  it('take a key set, with or without its issuer', () => {
    const env = {
      AUTH_JWKS_URL: 'https://login.example.cn/keys',
      AUTH_ISSUER: 'https://a.cn/',
      AUTH_AUDIENCE: 'doudi',
    };
    expect(readSettings(env, 'serve').trust).toEqual({
      by: 'jwks',
      url: 'https://login.example.cn/keys',
      issuer: 'https://a.cn',
    });
  });
});
