/**
 * Every request of the served document, as it is filled in there: writes in the document's order,
 * closings of years last, then reads, by a role of its permission, and by another person where the
 * rule wants one. What only an answer tells comes by the document's links.
 */
import { PERMISSIONS, type PermissionName } from '../../../libs/access/domain/permissions.js';
import type { Role } from '../../../libs/access/domain/roles.js';
import { ExampleProposals } from './example-proposals.js';
import type { ExampleRequests, FilledIn, Operation } from './example-requests.js';
import { type Answer, type Sender, isStream } from './sending.js';
import type { Site } from './site.js';

const COUNTY = '220422';
const BY_ANOTHER = ['SAME_PERSON', 'MATTER_CLOSED_BY_OPENER'];

export class ExamplePass {
  private readonly refused: string[] = [];
  private readonly proposals: ExampleProposals;

  /** @param onAnswer what each operation was answered */
  constructor(
    private readonly site: Site,
    private readonly requests: ExampleRequests,
    private readonly sender: Sender,
    private readonly onAnswer: (operation: Operation, answer: Answer, role: Role | null) => void,
  ) {
    this.proposals = new ExampleProposals(site, sender);
  }

  /** @returns the requests that were not answered as they are filled in */
  async run(): Promise<readonly string[]> {
    const writes = this.requests.operations.filter(({ method }) =>
      ['post', 'put'].includes(method),
    );
    const isClosing = ({ template }: Operation) => template.endsWith('/close');
    for (const write of [...writes.filter((it) => !isClosing(it)), ...writes.filter(isClosing)]) {
      await this.send(write);
      await this.site.settled();
    }
    await this.site.seal();
    const reads = this.requests.operations.filter(({ method }) => method === 'get');
    for (const read of reads) await this.send(read);
    const removals = this.requests.operations.filter(({ method }) => method === 'delete');
    for (const removal of removals) await this.send(removal);
    return this.refused;
  }

  private async send(operation: Operation): Promise<void> {
    const read = this.requests.readBefore(operation);
    if (read) await this.send(read);
    const asDescribed = await this.witnessed(operation, this.requests.filledIn(operation));
    const withFile = await this.withMarkedFile(operation, asDescribed);
    const ofPaper = await this.withCheckCode(operation, withFile);
    const filledIn = await this.proposals.about(operation, ofPaper);
    const answer = await this.sent(operation, filledIn);
    if (answer.status >= 300) {
      this.refused.push(`${filledIn.path} ${answer.status} ${answer.text.slice(0, 500)}`);
    }
    this.requests.keep(operation, answer.json ?? answer.text);
    this.onAnswer(operation, answer, roleFor(operation));
  }

  /** What a witness signs nobody else can fill in. */
  private async witnessed(operation: Operation, filledIn: FilledIn): Promise<FilledIn> {
    if (operation.described['x-permission'] !== 'checkpoints.cosign') return filledIn;
    const token = await this.site.token('audit');
    const path = '/api/v1/audit/checkpoints';
    const headers = { authorization: `Bearer ${token}` };
    const { json } = await this.sender.send({ method: 'get', path, headers, body: undefined });
    const { checkpoint } = (json as { items: { checkpoint: string }[] }).items[0]!;
    return { ...filledIn, body: { cosignature: this.site.cosign(checkpoint) } };
  }

  /** A paper says its code in a header: no link reaches it. */
  private async withCheckCode(operation: Operation, filledIn: FilledIn): Promise<FilledIn> {
    if (operation.template !== '/api/v1/papers/{code}') return filledIn;
    const headers = { authorization: `Bearer ${await this.site.token('audit')}` };
    const path = `/api/v1/papers/ledger/${COUNTY}/2017`;
    const paper = await this.sender.send({ method: 'get', path, headers, body: undefined });
    const code = String(paper.headers['doudi-check-code']);
    return { ...filledIn, path: `/api/v1/papers/${code}` };
  }

  /** Only a file that was refused comes back marked. */
  private async withMarkedFile(operation: Operation, filledIn: FilledIn): Promise<FilledIn> {
    if (!operation.template.endsWith('/marked.xlsx')) return filledIn;
    const form = new FormData();
    form.set('package', new Blob(['region,fiscal_year\n']), 'needs.csv');
    const request = new Request('http://localhost', { method: 'POST', body: form });
    const token = await this.tokenFor(operation, filledIn.path);
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': request.headers.get('content-type')!,
    };
    const body = Buffer.from(await request.arrayBuffer());
    const path = '/api/v1/imports';
    const { json } = await this.sender.send({ method: 'post', path, headers, body });
    const { id } = (json as { readonly report: { readonly id: string } }).report;
    return { ...filledIn, path: `${path}/${id}/marked.xlsx` };
  }

  private async sent(operation: Operation, filledIn: FilledIn): Promise<Answer> {
    const { method, described } = operation;
    const { path, body, file } = filledIn;
    const headers: Record<string, string> = { ...filledIn.headers };
    const token = await this.tokenFor(operation, path);
    if (token !== null) headers['authorization'] ??= `Bearer ${token}`;
    let content: string | Buffer | undefined;
    if (file !== undefined) {
      const form = new FormData();
      form.set('package', await (await fetch(this.site.address + file)).blob(), 'package.zip');
      const encoded = new Request('http://localhost', { method: 'POST', body: form });
      headers['content-type'] = encoded.headers.get('content-type')!;
      content = Buffer.from(await encoded.arrayBuffer());
    } else if (described.requestBody) {
      headers['content-type'] = 'application/json';
      content = JSON.stringify(body);
    }
    const isEndless = isStream(operation);
    return this.sender.send({ method, path, headers, body: content, isEndless });
  }

  private async tokenFor(operation: Operation, path: string): Promise<string | null> {
    const role = roleFor(operation);
    if (role === null) return null;
    const isOfCounty = role === 'county-treasury' || role === 'civil-affairs';
    const [, county = COUNTY] = /\/counties\/(\d{6})\//.exec(path) ?? [];
    const isOther = operation.described['x-refusals']?.some((code) => BY_ANOTHER.includes(code));
    return this.site.token(role, isOfCounty ? county : undefined, `${role} ${isOther ? 2 : 1}`);
  }
}

function roleFor({ described }: Operation): Role | null {
  const permission = described['x-permission'] as PermissionName | undefined;
  return permission === undefined ? null : PERMISSIONS[permission].roles[0]!;
}
