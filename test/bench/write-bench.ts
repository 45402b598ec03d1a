import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { signToken } from '../../libs/access/tokens.js';
import { type Attempt, type BenchContext, type Measurement, compare, during } from './measuring.js';
import { identityNo } from './payroll-package.js';

const secret = 'a secret of thirty-two bytes or more, for the bench';
const clientCounts = [1, 32];
const fiscalYear = 2018;
const listedPayments = 300;
const paymentFen = 32_000;

/**
 * Writes over HTTP against a server process of its own on the bundled package: a budget line, and a
 * batch of 300 payments with new persons. With `--beside FOLDER`, a built checkout of another
 * release, both releases take turns in the same rounds and the other one is the baseline; without,
 * the baseline is a plain INSERT of as many bytes.
 */
export async function benchWrites(context: BenchContext): Promise<Measurement[]> {
  const own = await Release.start(process.cwd(), context.connectionString);
  try {
    if (context.beside === undefined) {
      return await measured(context, own, await plainInserts(context));
    }
    const other = await Release.start(context.beside, await context.emptyDatabase());
    try {
      return [
        imported(own, other),
        ...(await measured(context, own, {
          name: 'the release beside it',
          attempt: (write, clients) => other.writing(write, clients, context.roundMs),
          close: () => Promise.resolve(),
        })),
      ];
    } finally {
      await other.stop();
    }
  } finally {
    await own.stop();
  }
}

type Write = 'budget' | 'batch';

interface Baseline {
  readonly name: string;
  attempt(write: Write, clients: number): Promise<number>;
  close(): Promise<void>;
}

function imported(own: Release, other: Release): Measurement {
  return {
    what: 'import of the sample, with start',
    unit: 'runs/h',
    perSecond: Math.round(3_600 / own.importSeconds),
    baseline: 'the release beside it',
    baselinePerSecond: Math.round(3_600 / other.importSeconds),
    ratio: Math.round((other.importSeconds / own.importSeconds) * 100) / 100,
  };
}

async function measured(
  { rounds, roundMs }: BenchContext,
  own: Release,
  baseline: Baseline,
): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  try {
    for (const write of ['budget', 'batch'] as const) {
      for (const clients of clientCounts) {
        const attempt: Attempt = () => own.writing(write, clients, roundMs);
        const beside: Attempt = () => baseline.attempt(write, clients);
        const what = write === 'budget' ? 'POST budget' : `POST batch of ${listedPayments}`;
        measurements.push(
          ...(await compare(
            rounds,
            { what: `${what}, ${clients} clients`, unit: 'writes/s', attempt },
            [{ name: baseline.name, attempt: beside }],
          )),
        );
      }
    }
    return measurements;
  } finally {
    await baseline.close();
  }
}

/** A release's server on a database of its own, into which it has imported the bundled package. */
class Release {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 });
  private readonly tokens = new Map<string, string>();
  private counties: readonly string[] = [];
  private written = 0;

  private constructor(
    private readonly server: ChildProcess,
    private readonly port: number,
    private readonly dataDir: string,
    readonly importSeconds: number,
  ) {}

  static async start(folder: string, databaseUrl: string): Promise<Release> {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'doudi-bench-writes-'));
    const port = await freePort();
    const env = {
      PATH: process.env['PATH'],
      DATABASE_URL: databaseUrl,
      DOUDI_DATA_DIR: dataDir,
      AUTH_JWT_SECRET: secret,
      DOUDI_RATE_LIMIT: '0',
      DOUDI_WORK_SECONDS: '0',
      DOUDI_LOOP_WAIT_MS: '0',
      LOG_LEVEL: 'silent',
      HOST: '127.0.0.1',
      PORT: String(port),
    };
    const begin = performance.now();
    await ended(run(folder, ['dist/apps/cli/main.js', 'import', 'samples/jilin'], env));
    const seconds = (performance.now() - begin) / 1_000;
    const server = run(folder, ['dist/apps/api/main.js'], env);
    const release = new Release(server, port, dataDir, seconds);
    await release.becomeReady();
    await release.fund();
    return release;
  }

  /** Writes a second of so many clients, each for counties of its own. */
  writing(write: Write, clients: number, ms: number): Promise<number> {
    return during(ms, clients, async (client) => {
      const region = this.counties[client % this.counties.length]!;
      await this.post(region, write === 'budget' ? this.budget(region) : this.batch(region));
      return 1;
    });
  }

  async stop(): Promise<void> {
    this.agent.destroy();
    this.server.kill('SIGTERM');
    await once(this.server, 'exit');
    await rm(this.dataDir, { recursive: true, force: true });
  }

  private async becomeReady(): Promise<void> {
    for (let attempt = 0; attempt < 600; attempt++) {
      const status = await this.send('GET', '/health/ready', {}).catch(() => 0);
      if (status === 200) return;
      if (this.server.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('the server did not become ready');
  }

  /** Each county gets tokens and enough money of its own for all batches of the run. */
  private async fund(): Promise<void> {
    this.counties = await countiesOfSample();
    for (const region of this.counties) {
      const claims = { subject: `bench-${region}`, roles: ['county-treasury'] as const, region };
      this.tokens.set(region, await signToken(secret, claims, 7_200));
      const { path: route, body } = this.budget(region, '900000000.00');
      await this.post(region, { path: route, body });
    }
  }

  private budget(region: string, amount = '1.00'): Posted {
    const number = ++this.written;
    return {
      path: `/api/v1/counties/${region}/years/${fiscalYear}/budgets`,
      body: {
        entryNo: `YS-B-${number}`,
        class: 'BASIC_LIVELIHOOD',
        code: 'RURAL_DIBAO',
        source: 'OWN',
        amount,
        allocatedOn: '2018-01-10',
      },
    };
  }

  private batch(region: string): Posted {
    const number = ++this.written;
    const payments = Array.from({ length: listedPayments }, (_, index) => ({
      paymentNo: index + 1,
      beneficiaryId: identityNo(region, number * listedPayments + index),
      name: '示例甲',
      persons: 1,
      amount: (paymentFen / 100).toFixed(2),
    }));
    return {
      path: `/api/v1/counties/${region}/years/${fiscalYear}/disbursements`,
      body: {
        batchNo: `FF-B-${number}`,
        class: 'BASIC_LIVELIHOOD',
        code: 'RURAL_DIBAO',
        period: '2018-02',
        paidOn: '2018-02-09',
        amount: ((paymentFen * listedPayments) / 100).toFixed(2),
        payments,
      },
    };
  }

  private async post(region: string, { path: route, body }: Posted): Promise<void> {
    const headers = {
      authorization: `Bearer ${this.tokens.get(region)}`,
      'content-type': 'application/json',
    };
    const status = await this.send('POST', route, headers, JSON.stringify(body));
    if (status !== 201) throw new Error(`${route}: ${status}`);
  }

  private send(
    method: string,
    route: string,
    headers: Readonly<Record<string, string>>,
    body?: string,
  ): Promise<number> {
    const { agent, port } = this;
    return new Promise((resolve, reject) => {
      const options = { agent, port, host: '127.0.0.1', method, path: route, headers };
      const sent = request(options, (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode ?? 0));
      });
      sent.once('error', reject);
      sent.end(body);
    });
  }
}

interface Posted {
  readonly path: string;
  readonly body: object;
}

async function countiesOfSample(): Promise<readonly string[]> {
  const table = await readFile('samples/jilin/regions.csv', 'utf8');
  return table.split('\n').flatMap((line) => {
    const [code, , level] = line.split(',');
    return level === 'county' ? [code!] : [];
  });
}

/** One INSERT a write, of as many bytes, over as many connections: what any way has to do. */
async function plainInserts({ anotherDatabase, roundMs }: BenchContext): Promise<Baseline> {
  const pool = new pg.Pool({
    connectionString: await anotherDatabase(),
    max: Math.max(...clientCounts),
  });
  await pool.query('CREATE TABLE plain_writes (id bigserial PRIMARY KEY, data text NOT NULL)');
  const texts = { budget: 'x'.repeat(900), batch: 'x'.repeat(60_000) };
  return {
    name: 'plain INSERT of as many bytes',
    attempt: (write, clients) =>
      during(roundMs, clients, async () => {
        await pool.query('INSERT INTO plain_writes (data) VALUES ($1)', [texts[write]]);
        return 1;
      }),
    close: () => pool.end(),
  };
}

function run(folder: string, argv: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, ['--max-semi-space-size=32', ...argv], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function ended(child: ChildProcess): Promise<void> {
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${child.spawnargs.join(' ')} ended with ${code}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
