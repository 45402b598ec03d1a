/** Access tokens: signed JWTs that say who comes, with which roles, for which county. */
import { SignJWT, createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyOptions } from 'jose';
import type { TokenTrust } from '../configuration/settings.js';
import { DUTIES, type Duty, type Role, type Subject, isRole } from './domain/roles.js';

/** The token does not say who comes, in a way that can be trusted. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
  constructor(readonly reason: 'expired' | 'invalid' | 'unverifiable') {
    super(`access token ${reason}`);
  }
}

export type VerifyToken = (token: string) => Promise<Subject>;

export interface VerifyOptions {
  readonly trust: TokenTrust;
  readonly audience: string | null;
  readonly clockToleranceSeconds: number;
  /** Longest since `iat`, which is then required; null or none: `exp` alone counts. */
  readonly maxTokenHours?: number | null;
}

const SIGNATURES = ['RS256', 'ES256', 'EdDSA'];
const LONGEST_TOKEN = 16_384;

/**
 * A verifier for the one kind of token that the deployment trusts. The algorithms are those of that
 * kind, never what the token asks for, so that neither `none` nor a public key used as a shared
 * secret gets through. The verifier throws TokenRefused.
 */
export function createVerifier(options: VerifyOptions): VerifyToken {
  const check = signatureCheck(options);
  const verified = new Map<string, { readonly subject: Subject; readonly until: number }>();
  return async (token) => {
    if (token.length > LONGEST_TOKEN) throw new TokenRefused('invalid');
    const known = verified.get(token);
    if (known !== undefined && Date.now() < known.until) return known.subject;
    verified.delete(token);
    const payload = await check(token).catch(refuseToken);
    const subject = subjectOf(payload);
    const until = Math.min(payload.exp! * 1000, Date.now() + VERIFIED_MILLISECONDS);
    if (verified.size >= MOST_VERIFIED) verified.clear();
    verified.set(token, { subject, until });
    return subject;
  };
}

/** So long a token that was verified is not verified again, but never beyond its expiry. */
const VERIFIED_MILLISECONDS = 10_000;
const MOST_VERIFIED = 1000;

function refuseToken(error: unknown): never {
  if (error instanceof errors.JWTExpired) throw new TokenRefused('expired');
  const outage = error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError);
  throw new TokenRefused(outage ? 'unverifiable' : 'invalid');
}

function signatureCheck(options: VerifyOptions): (token: string) => Promise<JWTPayload> {
  const { trust, audience, clockToleranceSeconds, maxTokenHours = null } = options;
  const claims: JWTVerifyOptions = {
    requiredClaims: ['sub', 'exp'],
    clockTolerance: clockToleranceSeconds,
    ...(audience === null ? {} : { audience }),
    ...(maxTokenHours === null ? {} : { maxTokenAge: maxTokenHours * 3600 }),
  };
  if (trust.by === 'secret') {
    const key = new TextEncoder().encode(trust.secret);
    return async (token) =>
      (await jwtVerify(token, key, { ...claims, algorithms: ['HS256'] })).payload;
  }
  const issuer = trust.issuer === null ? {} : { issuer: spellings(trust.issuer) };
  const keySet = trust.by === 'jwks' ? fixedKeySet(trust.url) : discoveredKeySet(trust.issuer);
  return async (token) => {
    const keys = await keySet();
    const signed = { ...claims, ...issuer, algorithms: SIGNATURES };
    return (await jwtVerify(token, keys, signed)).payload;
  };
}

/** Identity providers differ in whether their issuer ends in a slash. */
function spellings(issuer: string): string[] {
  const bare = issuer.replace(/\/+$/, '');
  return [bare, `${bare}/`];
}

type RemoteKeySet = ReturnType<typeof createRemoteJWKSet>;

function fixedKeySet(url: string): () => Promise<RemoteKeySet> {
  const keys = createRemoteJWKSet(new URL(url));
  return () => Promise.resolve(keys);
}

/** OpenID Connect discovery, asked once and asked again where it failed. */
function discoveredKeySet(issuer: string): () => Promise<RemoteKeySet> {
  let found: Promise<RemoteKeySet> | undefined;
  return () => {
    found ??= discover(issuer).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
}

async function discover(issuer: string): Promise<RemoteKeySet> {
  const address = `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(address, { signal: AbortSignal.timeout(5000), redirect: 'error' });
  if (!answer.ok) throw new Error(`discovery at the issuer answered ${answer.status}`);
  const { issuer: told, jwks_uri: keys } = (await answer.json()) as Record<string, unknown>;
  if (typeof told !== 'string' || !spellings(issuer).includes(told) || typeof keys !== 'string') {
    throw new Error('discovery at the issuer answered for another issuer');
  }
  return createRemoteJWKSet(new URL(keys));
}

/** Control characters and halves of surrogate pairs: PostgreSQL stores no NUL and no such half. */
const UNSTORABLE = /[\p{Cc}\p{Cs}]/u;

function subjectOf(payload: JWTPayload): Subject {
  const { sub, name, roles, region, duties } = payload as Record<string, unknown>;
  if (typeof sub !== 'string' || sub === '' || sub.length > 255) throw new TokenRefused('invalid');
  if (UNSTORABLE.test(sub)) throw new TokenRefused('invalid');
  if (!Array.isArray(roles)) throw new TokenRefused('invalid');
  const office = region ?? null;
  if (office !== null && !(typeof office === 'string' && /^\d{6}$/.test(office))) {
    throw new TokenRefused('invalid');
  }
  return {
    id: sub,
    name: typeof name === 'string' && !UNSTORABLE.test(name) ? name.slice(0, 255) : null,
    roles: roles.filter((role): role is Role => typeof role === 'string' && isRole(role)),
    region: office,
    ...dutiesOf(duties),
  };
}

/** Where they are said, whatever is no duty gives none. */
function dutiesOf(said: unknown): Pick<Subject, 'duties'> {
  if (said === undefined || said === null) return {};
  if (!Array.isArray(said)) throw new TokenRefused('invalid');
  return { duties: DUTIES.filter((duty) => said.includes(duty)) };
}

export interface TokenContent {
  readonly subject: string;
  readonly name?: string;
  readonly roles: readonly Role[];
  readonly region?: string;
  /** Left out: all. */
  readonly duties?: readonly Duty[];
}

/**
 * Signs a token (HS256) with the deployment's shared secret: for the demo, the command line and
 * tests.
 */
export async function signToken(
  secret: string,
  content: TokenContent,
  validForSeconds: number,
  now: Date = new Date(),
): Promise<string> {
  const issuedAt = Math.floor(now.getTime() / 1000);
  return new SignJWT({
    roles: [...content.roles],
    ...(content.name === undefined ? {} : { name: content.name }),
    ...(content.region === undefined ? {} : { region: content.region }),
    ...(content.duties === undefined ? {} : { duties: [...content.duties] }),
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(content.subject)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + validForSeconds)
    .sign(new TextEncoder().encode(secret));
}
