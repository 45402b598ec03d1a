/**
 * Generated requests over all operations, from several clients at once. What must not be: a 500,
 * an answer that is not as the document has it, one that takes over a second, memory that grows.
 */
import type { Role } from '../../../libs/access/domain/roles.js';
import { DescribedAnswers, type Described } from '../../described-answers.js';
import { type Bombing, bombard } from './bombs.js';
import { ExamplePass } from './example-pass.js';
import type { Site } from './site.js';
import { type Document, ExampleRequests, type Operation } from './example-requests.js';
import { type GeneratedRequest, GeneratedRequests } from './generated-requests.js';
import { type Held, type Tenths, tenthsOf } from './held.js';
import { KnownValues } from './known-values.js';
import { type Answer, Sender, isStream, mayBeLong } from './sending.js';

export interface RequestsOptions {
  readonly site: Site;
  readonly seed: string;
  readonly requests: number;
  /** Then as many as there are in so many minutes. */
  readonly minutes?: number;
  readonly clients: number;
  /** What the process holds; left out where it does other work too. */
  readonly held?: () => Promise<Held>;
  readonly log: (message: string) => void;
}

export interface RequestsOutcome {
  readonly statuses: Readonly<Record<string, number>>;
  /** Examples that were refused. */
  readonly refused: readonly string[];
  /** Requests without an answer, with 500, or with 503 that does not say when to come again. */
  readonly failed: readonly string[];
  /** Answers that are not as the document has them. */
  readonly differing: readonly string[];
  readonly slow: readonly string[];
  readonly neverAnswered: readonly string[];
  readonly roles: readonly Role[];
  readonly bombing: Bombing;
  readonly tenths: Tenths;
  readonly requests: number;
}

const SLOW_MS = 1_000;
const SMALL_BODY = 1024 * 1024;
const SAID_EVERY = 5_000;
const WEIGHINGS = 200;

export async function campaign(options: RequestsOptions): Promise<RequestsOutcome> {
  const run = await Campaign.of(options);
  try {
    return await run.outcome();
  } finally {
    run.close();
  }
}

class Campaign {
  private readonly statuses: Record<string, number> = {};
  private readonly failed: string[] = [];
  private readonly slow: string[] = [];
  private readonly answered = new Set<string>();
  private readonly roles = new Set<Role>();
  private readonly held: Held[] = [];
  private readonly described: DescribedAnswers;
  private done = 0;
  private begun = 0;

  private constructor(
    private readonly options: RequestsOptions,
    private readonly document: Document,
    private readonly examples: ExampleRequests,
    private readonly known: KnownValues,
    private readonly sender: Sender,
  ) {
    this.described = new DescribedAnswers(document as unknown as Described);
  }

  static async of(options: RequestsOptions): Promise<Campaign> {
    const { address } = options.site;
    const document = (await (await fetch(`${address}/openapi.json`)).json()) as Document;
    const sender = new Sender(address, options.clients);
    return new Campaign(
      options,
      document,
      new ExampleRequests(document),
      new KnownValues(),
      sender,
    );
  }

  close(): void {
    this.sender.close();
  }

  async outcome(): Promise<RequestsOutcome> {
    const { site, log } = this.options;
    const pass = new ExamplePass(site, this.examples, this.sender, (operation, answer, role) => {
      this.known.keep(operation.template, answer.json);
      this.note(operation, answer, role);
    });
    const refused = await pass.run();
    log(`examples: ${this.examples.operations.length}, refused: ${refused.length}`);
    const bombing = await bombard(site, this.sender);
    await this.sendAll(await this.generated());
    const { statuses, failed, slow, held } = this;
    return {
      ...{ statuses, refused, failed, slow, bombing },
      differing: this.described.found,
      neverAnswered: this.examples.operations
        .map(({ described }) => described.operationId)
        .filter((id) => !this.answered.has(id)),
      roles: [...this.roles],
      tenths: tenthsOf(held),
      requests: this.done,
    };
  }

  private async generated(): Promise<GeneratedRequests> {
    const { site, seed } = this.options;
    const { document, examples, known } = this;
    const list = await this.asked(site, '/api/v1/regions?limit=1000');
    const { items } = list as { items: { code: string; level: string }[] };
    const counties = items.filter(({ level }) => level === 'county').map(({ code }) => code);
    const file = await fetch(`${site.address}/docs/example-package.zip`);
    const upload = Buffer.from(await file.arrayBuffer());
    return new GeneratedRequests({ seed, document, examples, known, counties, upload });
  }

  private async asked(site: Site, path: string): Promise<unknown> {
    const headers = { authorization: `Bearer ${await site.token('admin')}` };
    return (await this.sender.send({ method: 'get', path, headers, body: undefined })).json;
  }

  private async sendAll(generated: GeneratedRequests): Promise<void> {
    let next = 0;
    this.begun = performance.now();
    const client = async (): Promise<void> => {
      while (this.part(next) < 1) await this.send(generated.at(next++));
    };
    await Promise.all(Array.from({ length: this.options.clients }, client));
  }

  /** How much of the campaign is over after so many requests. */
  private part(requests: number): number {
    const { minutes } = this.options;
    if (minutes === undefined) return requests / this.options.requests;
    return (performance.now() - this.begun) / 60_000 / minutes;
  }

  private async send(request: GeneratedRequest): Promise<void> {
    const { operation, path, body, who } = request;
    const { site } = this.options;
    const headers: Record<string, string> = { ...request.headers };
    if (who)
      headers['authorization'] = `Bearer ${await site.token(who.role, who.region, who.subject)}`;
    const { method } = operation;
    const isEndless = isStream(operation);
    try {
      const answer = await this.sender.send({ method, path, headers, body, isEndless });
      this.note(operation, answer, who?.role ?? null);
      this.judge(request, answer);
    } catch (error) {
      this.failed.push(`${told(request)}: ${String(error)}`);
    }
    await this.weigh();
  }

  private note({ described }: Operation, { status }: Answer, role: Role | null): void {
    this.statuses[status] = (this.statuses[status] ?? 0) + 1;
    if (status >= 300) return;
    this.answered.add(described.operationId);
    if (role) this.roles.add(role);
  }

  private judge(request: GeneratedRequest, answer: Answer): void {
    const { operation, path, body } = request;
    const { status, headers, firstMs, lastMs, text, type } = answer;
    const isPassing = status === 503 && headers['retry-after'] !== undefined;
    if (status >= 500 && !isPassing) this.failed.push(`${told(request)}: ${status} ${text}`);
    this.described.judge({
      method: operation.method,
      url: path,
      status,
      type,
      text: () => text.trimEnd(),
    });
    const waits = path.includes('minPosition=') || Buffer.byteLength(body ?? '') >= SMALL_BODY;
    const ms = Math.round(mayBeLong(operation) ? firstMs : lastMs);
    if (ms > SLOW_MS && !waits) this.slow.push(`${told(request)}: ${ms} ms, ${status}`);
  }

  private async weigh(): Promise<void> {
    const { held, log } = this.options;
    this.done += 1;
    const isDue = this.part(this.done) * WEIGHINGS >= this.held.length + 1;
    if (held && isDue) this.held.push(await held());
    if (this.done % SAID_EVERY !== 0) return;
    const { failed, slow, done } = this;
    log(`${done} requests, failed: ${failed.length}, slow: ${slow.length}`);
  }
}

/** Enough to send it again. */
function told({ number, operation, path, who, headers, body }: GeneratedRequest): string {
  const by = who ? `${who.role} ${who.region ?? ''}` : 'nobody';
  const content = typeof body === 'string' ? body.slice(0, 1_500) : `${body?.length ?? 0} bytes`;
  return `#${number} ${operation.method} ${path} by ${by} ${JSON.stringify(headers)} ${content}`;
}
