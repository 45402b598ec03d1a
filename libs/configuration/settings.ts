/**
 * All settings of Doudi: read from the environment in this one place, validated together, and
 * handed on as one typed value. What each means stands in `docs/settings.md`.
 */
import { join, resolve } from 'node:path';
import {
  type Reading,
  boolean,
  connectionUrl,
  integerBetween,
  isoText,
  oneOf,
  secret,
  sharedSecret,
  textOrNull,
  type WitnessSetting,
  verifierKeys,
  webUrl,
  witnesses,
} from './readings.js';

export const ROLES_OF_A_PROCESS = ['all', 'api', 'projector'] as const;
export type ProcessRole = (typeof ROLES_OF_A_PROCESS)[number];

export const CONSTRUCTION_CONTROLS = ['flag', 'block'] as const;
export type ConstructionControl = (typeof CONSTRUCTION_CONTROLS)[number];

/** By which the log is hashed. */
export const SEAL_HASHES = ['sha256', 'sm3'] as const;
export type SealHash = (typeof SEAL_HASHES)[number];

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** How access tokens are verified. Each way pins its own algorithms. */
export type TokenTrust =
  | { readonly by: 'secret'; readonly secret: string }
  | { readonly by: 'jwks'; readonly url: string; readonly issuer: string | null }
  | { readonly by: 'issuer'; readonly issuer: string };

export interface DatabaseUrls {
  readonly app?: string;
  readonly projector?: string;
  readonly verifier?: string;
}

export interface Settings {
  readonly role: ProcessRole;
  readonly host: string;
  readonly port: number;
  /** Where probes, their details and metrics are answered; null: after `port`, on loopback. */
  readonly probePort: number | null;
  /** Absolute. The embedded cluster and the keys. */
  readonly dataDir: string;
  /** The owner's login; null: that of the embedded cluster in `dataDir`, or no owner's at all. */
  readonly databaseUrl: string | null;
  /** Logins that are not the owner's; those not given are made of the owner's. */
  readonly databaseUrls: DatabaseUrls;
  /** null: PostgreSQL holds the events. */
  readonly eventStoreUrl: string | null;
  /** null only where no token is ever verified: the command line tools. */
  readonly trust: TokenTrust | null;
  /** `aud` that tokens must carry; null: any. */
  readonly audience: string | null;
  readonly clockToleranceSeconds: number;
  /** Longest since a token was issued; null: its expiry alone counts. */
  readonly maxTokenHours: number | null;
  readonly constructionControl: ConstructionControl;
  /** Code of the province, for bodies whose token names no region. */
  readonly province: string;
  readonly vaultKey: string | null;
  /** The key that follows, while the vault's key is changed. */
  readonly vaultKeyNext: string | null;
  /** null: the key in `dataDir` signs seals. */
  readonly sealKey: string | null;
  /** The key that follows, where it is to change: of the command that makes the turn. */
  readonly sealKeyNext: string | null;
  /** Absolute path of the file that remembers the last signed head; null: there is none. */
  readonly sealState: string | null;
  /** null: the hash that the log has; SHA-256 for a new one. */
  readonly sealHash: SealHash | null;
  /** null: the key in `dataDir` signs receipts. */
  readonly receiptKey: string | null;
  /** Public keys of those who may cosign checkpoints, as `name+id+key`. */
  readonly witnessKeys: readonly string[];
  /** Whom the sealer asks. */
  readonly witnesses: readonly WitnessSetting[];
  /** So many of `witnesses` are to cosign each head. */
  readonly witnessQuorum: number;
  /** A time stamping authority (RFC 3161) for heads; null: none is asked. */
  readonly timestampUrl: string | null;
  readonly logLevel: LogLevel;
  readonly limits: RequestLimits;
  /** How long `/health/ready` says no before the server stops taking connections. */
  readonly drainSeconds: number;
  /** How long requests in flight may take to end when the server stops. */
  readonly stopSeconds: number;
  /** Whether X-Forwarded-For of a proxy in front is believed. */
  readonly trustProxy: boolean;
}

export interface RequestLimits {
  readonly jsonBytes: number;
  readonly csvBytes: number;
  readonly uploadBytes: number;
  /** Requests a second for each person; 0: no limit. */
  readonly requestsPerSecond: number;
  /** Seconds of long work in an hour for each person; 0: no limit. */
  readonly workSeconds: number;
  /** What requests may wait for the event loop on average before others are refused; 0: any. */
  readonly loopWaitMs: number;
}

/** `serve`: a production start; `tool`: a command that verifies no tokens. */
export type Purpose = 'serve' | 'tool';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface SettingProblem {
  readonly setting: string;
  readonly zh: string;
  readonly en: string;
}

/**
 * The environment does not make a valid configuration. The message lists every setting that is
 * wrong.
 */
export class SettingsInvalid extends Error {
  override readonly name = 'SettingsInvalid';
  constructor(readonly problems: readonly SettingProblem[]) {
    super(problems.map(({ setting, zh, en }) => `${setting}: ${zh} / ${en}`).join('\n'));
  }
}

/** The one place that reads the environment of the process. */
export function processEnvironment(): Environment {
  return process.env;
}

const MEGABYTE = 1024 * 1024;

/** @throws SettingsInvalid naming every setting that is wrong */
export function readSettings(env: Environment, purpose: Purpose): Settings {
  const problems: SettingProblem[] = [];
  const read = <T>(setting: string, reading: Reading<T>, fallback: T): T => {
    const text = env[setting]?.trim();
    if (text === undefined || text === '') return fallback;
    const result = reading(text);
    if ('value' in result) return result.value;
    problems.push({ setting, ...result });
    return fallback;
  };
  const megabytes = (setting: string, fallback: number): number =>
    read(setting, integerBetween(1, 8192), fallback) * MEGABYTE;

  const settings: Settings = {
    role: read('DOUDI_ROLE', oneOf(...ROLES_OF_A_PROCESS), 'all'),
    host: read('HOST', textOrNull(255), '0.0.0.0') ?? '0.0.0.0',
    port: read('PORT', integerBetween(0, 65_535), 3000),
    probePort: read<number | null>('DOUDI_PROBE_PORT', integerBetween(0, 65_535), null),
    dataDir: resolve(read('DOUDI_DATA_DIR', textOrNull(4096), '.doudi') ?? '.doudi'),
    databaseUrl: read('DATABASE_URL', postgresUrl, null),
    databaseUrls: readDatabaseUrls(read),
    eventStoreUrl: read('EVENTSTORE_URL', connectionUrl('esdb:', 'esdb+discover:'), null),
    trust: readTrust(env, read, problems, purpose),
    audience: read('AUTH_AUDIENCE', textOrNull(255), null),
    clockToleranceSeconds: read('AUTH_CLOCK_TOLERANCE', integerBetween(0, 300), 5),
    maxTokenHours: read<number | null>('AUTH_MAX_TOKEN_HOURS', integerBetween(1, 8760), null),
    constructionControl: read('CONSTRUCTION_CONTROL', oneOf(...CONSTRUCTION_CONTROLS), 'flag'),
    province: read(
      'DOUDI_PROVINCE',
      isoText(/^\d{2}0000$/, '省级代码', 'a province code'),
      '220000',
    ),
    vaultKey: read('DOUDI_VAULT_KEY', secret(32, 'base64'), null),
    vaultKeyNext: read('DOUDI_VAULT_KEY_NEXT', secret(32, 'base64'), null),
    sealKey: read('DOUDI_SEAL_KEY', secret(32, 'base64'), null),
    sealKeyNext: read('DOUDI_SEAL_KEY_NEXT', secret(32, 'base64'), null),
    sealState: null,
    sealHash: read<SealHash | null>('DOUDI_SEAL_HASH', oneOf(...SEAL_HASHES), null),
    receiptKey: read('DOUDI_RECEIPT_KEY', secret(32, 'base64'), null),
    witnessKeys: read('DOUDI_WITNESS_KEYS', verifierKeys, []),
    ...readWitnesses(read, problems),
    timestampUrl: read('DOUDI_TIMESTAMP_URL', webUrl, null),
    logLevel: read('LOG_LEVEL', oneOf(...LOG_LEVELS), 'info'),
    limits: {
      jsonBytes: megabytes('DOUDI_MAX_JSON_MB', 16),
      csvBytes: megabytes('DOUDI_MAX_CSV_MB', 128),
      uploadBytes: megabytes('DOUDI_MAX_UPLOAD_MB', 1024),
      requestsPerSecond: read('DOUDI_RATE_LIMIT', integerBetween(0, 1_000_000), 2000),
      workSeconds: read('DOUDI_WORK_SECONDS', integerBetween(0, 3_600_000), 1800),
      loopWaitMs: read('DOUDI_LOOP_WAIT_MS', integerBetween(0, 60_000), 250),
    },
    drainSeconds: read('DOUDI_DRAIN_SECONDS', integerBetween(0, 120), 0),
    stopSeconds: read('DOUDI_STOP_SECONDS', integerBetween(1, 600), 20),
    trustProxy: read('DOUDI_TRUST_PROXY', boolean, false),
  };
  const sealState = read('DOUDI_SEAL_STATE', textOrNull(4096), null);
  if (read('DOUDI_PINNED', oneOf('0', '1'), '0') === '1') refuseTags(env, problems);
  refuseSealKey(settings, problems, purpose);
  refuseSharedPort(settings, problems, purpose);
  if (problems.length > 0) throw new SettingsInvalid(problems);
  return { ...settings, sealState: sealStateOf(settings, sealState) };
}

/** Beside the keys where the database is embedded. */
function sealStateOf({ databaseUrl, dataDir }: Settings, given: string | null): string | null {
  if (given !== null) return resolve(given);
  return databaseUrl === null ? join(dataDir, 'seal-state', 'last-signed.txt') : null;
}

/** Variables of docker-compose.yml that name images. */
const IMAGES = ['DOUDI_IMAGE', 'DOUDI_IMAGE_POSTGRES', 'DOUDI_IMAGE_NGINX'];
const IMAGES_OF_EVENTSTORE = ['DOUDI_IMAGE_EVENTSTORE', 'DOUDI_IMAGE_CERTIFICATES'];

/** A tag can be moved to another image; a digest is of one for good. */
function refuseTags(env: Environment, problems: SettingProblem[]): void {
  const needed = env['EVENTSTORE_URL'] ? [...IMAGES, ...IMAGES_OF_EVENTSTORE] : IMAGES;
  for (const setting of needed) {
    const image = env[setting]?.trim() ?? '';
    if (image === '' || /^\S+@sha256:[0-9a-f]{64}$/.test(image)) continue;
    problems.push({
      setting,
      zh: '设置了 DOUDI_PINNED=1：镜像须写明摘要（名称@sha256:…），标签可能改指其他镜像',
      en: 'DOUDI_PINNED=1 asks for the digest of the image (name@sha256:…): a tag can be moved',
    });
  }
}

/** Metrics and details are not for those who may reach `PORT`. */
function refuseSharedPort(
  { role, port, probePort }: Settings,
  problems: SettingProblem[],
  purpose: Purpose,
): void {
  if (purpose !== 'serve' || role === 'projector' || port === 0 || probePort !== port) return;
  problems.push({
    setting: 'DOUDI_PROBE_PORT',
    zh: '不得与 PORT 相同：指标与运行详情不在业务端口上提供',
    en: 'must not be PORT: metrics and details are not told where requests come in',
  });
}

/** Who only answers requests signs no seals: whoever breaks in there finds no key of them. */
function refuseSealKey({ role, sealKey }: Settings, problems: SettingProblem[], purpose: Purpose) {
  if (purpose !== 'serve' || role !== 'api' || sealKey === null) return;
  problems.push({
    setting: 'DOUDI_SEAL_KEY',
    zh: '只应答请求的进程（DOUDI_ROLE=api）不得持有封存密钥，请仅交给 projector',
    en: 'a process that only answers requests (DOUDI_ROLE=api) must not hold the key of seals: give it to projectors alone',
  });
}

type Read = <T>(setting: string, reading: Reading<T>, fallback: T) => T;

const postgresUrl = connectionUrl('postgres:', 'postgresql:');

/** All of them, unless a quorum is given. */
function readWitnesses(read: Read, problems: SettingProblem[]) {
  const asked = read('DOUDI_WITNESSES', witnesses, []);
  const quorum = read('DOUDI_WITNESS_QUORUM', integerBetween(1, 100), Math.max(asked.length, 1));
  if (quorum > Math.max(asked.length, 1)) {
    problems.push({
      setting: 'DOUDI_WITNESS_QUORUM',
      zh: `不得多于 DOUDI_WITNESSES 所列的 ${asked.length} 名见证人`,
      en: `must not be more than the ${asked.length} witnesses of DOUDI_WITNESSES`,
    });
  }
  return { witnesses: asked, witnessQuorum: quorum };
}

function readDatabaseUrls(read: Read): DatabaseUrls {
  const settings = {
    app: 'DATABASE_URL_API',
    projector: 'DATABASE_URL_PROJECTOR',
    verifier: 'DATABASE_URL_VERIFIER',
  };
  const urls = Object.entries(settings).map(([set, name]) => [set, read(name, postgresUrl, null)]);
  return Object.fromEntries(urls.filter(([, url]) => url !== null)) as DatabaseUrls;
}

function readTrust(
  env: Environment,
  read: Read,
  problems: SettingProblem[],
  purpose: Purpose,
): TokenTrust | null {
  const given = ['AUTH_JWT_SECRET', 'AUTH_ISSUER', 'AUTH_JWKS_URL'].filter(
    (setting) => (env[setting]?.trim() ?? '') !== '',
  );
  if (given.length === 0) {
    if (purpose === 'serve') {
      problems.push({
        setting: 'AUTH_JWT_SECRET, AUTH_ISSUER, AUTH_JWKS_URL',
        zh: '没有任何身份认证设置，拒绝启动；请设置其中之一（试用请运行 npm run demo）',
        en: 'nothing says whose tokens to trust, so the server does not start; set one of them (to try Doudi out: npm run demo)',
      });
    }
    return null;
  }
  if (given.includes('AUTH_JWT_SECRET') && given.length > 1) {
    problems.push({
      setting: given.join(', '),
      zh: '共享密钥与签发方不能同时设置：每个部署只信任一种令牌',
      en: 'a shared secret and an issuer exclude each other: a deployment trusts one kind of token',
    });
    return null;
  }
  const key = read('AUTH_JWT_SECRET', sharedSecret, null);
  if (key !== null) return { by: 'secret', secret: key };
  if (!given.includes('AUTH_JWT_SECRET')) requireAudience(env, problems, purpose);
  const issuer = read('AUTH_ISSUER', webUrl, null);
  const url = read('AUTH_JWKS_URL', webUrl, null);
  if (url !== null) return { by: 'jwks', url, issuer };
  return issuer === null ? null : { by: 'issuer', issuer };
}

/** An issuer signs tokens for many services: those for others must not open this one. */
function requireAudience(env: Environment, problems: SettingProblem[], purpose: Purpose): void {
  if (purpose !== 'serve' || (env['AUTH_AUDIENCE']?.trim() ?? '') !== '') return;
  problems.push({
    setting: 'AUTH_AUDIENCE',
    zh: '设置 AUTH_ISSUER 或 AUTH_JWKS_URL 时必须同时设置：签发方发给其他系统的令牌不得在此使用',
    en: 'is needed with AUTH_ISSUER or AUTH_JWKS_URL: tokens that the issuer signs for other services must not count here',
  });
}
