/**
 * An api on a database of its own, with tokens for everybody and everything it logged. Commands are
 * not carried out, but for those that answer more than what was recorded.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { INestApplication } from '@nestjs/common';
import supertest from 'supertest';
import { createProjector } from '../../apps/projector/read-models.js';
import { createApp } from '../../apps/api/app.js';
import { createLog } from '../../libs/http/observation/log.js';
import { signToken } from '../../libs/access/tokens.js';
import type { Role } from '../../libs/access/domain/roles.js';
import { type System, openSystem } from '../../apps/system/system.js';
import { readSettings } from '../../libs/configuration/settings.js';
import { Interface } from '../../libs/http/openapi/interface.js';
import { type Described, DescribedAnswers } from '../described-answers.js';
import { freshDatabase } from '../postgres-for-tests.js';
import { fakeBuses } from './faked-buses.js';
import { recordSomeEntries } from './some-entries.js';
import { PSEUDONYM } from './routes.js';
import { Faked } from './faked.js';
import { OWN } from './some-entries.js';

export const SECRET = 'a secret of thirty-two bytes or more, for tests';

export interface RunningApi {
  readonly app: INestApplication;
  readonly faked: Faked;
  readonly server: Server;
  readonly dataDir: string;
  /** Everything that was logged. */
  readonly logged: () => string;
  token(role: Role, region?: string, subject?: string): Promise<string>;
  /** A request as somebody with the role; county offices are of the county OWN. */
  as(role: Role, region?: string): Promise<supertest.Agent>;
  anonymous(): supertest.Agent;
  close(): Promise<void>;
}

export async function runApi(
  env: Readonly<Record<string, string>> = {},
  faked = new Faked(),
  more: (system: System) => Promise<void> = () => Promise.resolve(),
): Promise<RunningApi> {
  const database = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'doudi-api-'));
  const settings = readSettings(
    {
      AUTH_JWT_SECRET: SECRET,
      DOUDI_DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      DOUDI_RATE_LIMIT: '0',
      DOUDI_WORK_SECONDS: '0',
      DOUDI_LOOP_WAIT_MS: '0',
      ...env,
    },
    'serve',
  );
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const system = await openSystem(settings, () => undefined);
  await recordSomeEntries(system, PSEUDONYM);
  await more(system);
  const { store, logins, position } = system;
  const projector = createProjector(store, logins.of('projector'), (at) => position.advance(at));
  const projecting = projector.run();
  await position.waitFor(await store.head(), 60_000);
  const waitFor = position.waitFor.bind(position);
  position.waitFor = async (...asked) => faked.caughtUp && waitFor(...asked);
  const changed = {
    ...system,
    vault: faked.vault,
    receipts: faked.signedReceipts as unknown as System['receipts'],
  };
  const app = await createApp(changed, settings, { log: createLog('debug', sink) });
  fakeBuses(app, faked);
  await app.listen(0, '127.0.0.1');
  const server = app.getHttpServer() as Server;
  const document = app.get(Interface).document as Described;
  const answers = new DescribedAnswers(document).watch(server);
  const tokens = new Map<string, Promise<string>>();
  const token = (role: Role, region?: string, subject = `a ${role}`): Promise<string> => {
    const key = [role, region, subject].join('|');
    const office = region === undefined ? {} : { region };
    const made = tokens.get(key) ?? signToken(SECRET, { subject, roles: [role], ...office }, 3600);
    tokens.set(key, made);
    return made;
  };
  return {
    app,
    faked,
    server,
    dataDir,
    logged: () => lines.join(''),
    token,
    anonymous: () => supertest.agent(server),
    as: async (role, region) => {
      const office = region ?? (role === 'county-treasury' ? OWN : undefined);
      return supertest.agent(server).set('Authorization', `Bearer ${await token(role, office)}`);
    },
    close: async () => {
      await app.close();
      await projector.stop();
      await projecting;
      await system.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
      answers.requireNone();
    },
  };
}
