import { readFileSync, writeFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { format } from 'prettier';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describeApi } from '../../apps/api/app.js';
import { accessDocument } from './access-document.js';
import { errorsDocument } from '../../libs/http/problems/error-table.js';
import { titleOf } from '../../libs/http/problems/problem.js';
import { type RunningApi, runApi } from './running-api.js';

interface Operation {
  readonly summary?: string;
  readonly operationId: string;
  readonly responses: Readonly<Record<string, object>>;
  readonly requestBody?: { readonly content: Readonly<Record<string, object>> };
  readonly security?: readonly object[];
  readonly 'x-permission'?: string;
}

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

describe('the description of the interface', () => {
  let api: RunningApi;
  let document: Document;
  let operations: readonly (readonly [string, Operation])[];

  beforeAll(async () => {
    api = await runApi();
    document = (await api.anonymous().get('/openapi.json')).body as Document;
    operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => [`${method} ${path}`, operation] as const),
    );
  });
  afterAll(() => api.close());

  it('is valid OpenAPI 3.1', async () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const specification = { ...structuredClone(document) };
    await expect(new Validator().validate(specification)).resolves.toMatchObject({
      valid: true,
    });
  });

  it('is the same without anything that an api works on', async () => {
    expect(JSON.parse(JSON.stringify(await describeApi()))).toEqual(document);
  });

  it('refers to nothing that is not there', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#([^"]+)"/g)];
    expect(references.length).toBeGreaterThan(50);
    for (const [, pointer] of references) {
      const found = pointer!
        .split('/')
        .slice(1)
        .reduce<unknown>(
          (at, name) => (at as Record<string, unknown> | undefined)?.[name],
          document,
        );
      expect([pointer, typeof found]).toEqual([pointer, 'object']);
    }
  });

  it('says of every operation what it does, in both languages, and under a name of its own', () => {
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [route, { summary }] of operations.filter(([name]) => name.includes('/api/'))) {
      expect([route, summary]).toEqual([route, expect.stringMatching(/\p{Script=Han}.*[a-z]{3}/u)]);
    }
  });

  it('says what every operation takes, answers and refuses', () => {
    for (const [route, operation] of operations.filter(([name]) => name.includes('/api/'))) {
      const statuses = Object.keys(operation.responses);
      const isPublic = route.includes('/public/') || route === 'get /api/v1/papers/{code}';
      expect(operation.security).toEqual(isPublic ? undefined : [{ bearer: [] }]);
      expect(statuses).toEqual(expect.arrayContaining(['400', '429', '503']));
      if (!isPublic) expect(statuses).toEqual(expect.arrayContaining(['401', '403', '404']));
      if (!isPublic && route.startsWith('post ')) expect(statuses).toContain('412');
      if (route.startsWith('get ')) expect(statuses).toContain('200');
      else if (route.startsWith('delete ')) expect(statuses).toContain('204');
      else expect(statuses).toEqual(expect.arrayContaining(['201', '409', '415', '422']));
      const bodiless =
        /^(?:get|delete) /.test(route) ||
        /(?:\}\/(?:approve|withdraw|submit|receipt)|\/removal)$/.test(route);
      expect([route, operation.requestBody !== undefined]).toEqual([route, !bodiless]);
    }
  });

  it('agrees with docs/access.md', () => {
    const routes = operations.flatMap(([route, operation]) => {
      const permission = operation['x-permission'];
      const [method, path] = route.split(' /api/v1');
      return permission === undefined
        ? []
        : [[`${method!.toUpperCase()} ${path}`, permission] as const];
    });
    return compare('access.md', accessDocument(routes));
  });

  it('describes both forms of a payment batch', () => {
    const path = '/api/v1/counties/{code}/years/{year}/disbursements';
    const { requestBody } = document.paths[path]!['post']!;
    expect(Object.keys(requestBody!.content)).toEqual(['application/json', 'text/csv']);
  });
});

interface Sent {
  readonly headers: Readonly<Record<string, string>>;
}

describe('the docs page', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runApi();
  });
  afterAll(() => api.close());

  it('loads nothing from elsewhere', async () => {
    for (const path of ['/', '/docs', '/docs/errors']) {
      const answer = await api.anonymous().get(path);
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toMatch(/^text\/html/);
      expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none';/);
      expect(answer.headers['content-security-policy']).not.toContain('unsafe');
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(answer.headers['x-powered-by']).toBeUndefined();
      expect(answer.text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
      expect(answer.text).not.toMatch(/<script>|style="|onclick/);
      for (const [, own] of answer.text.matchAll(/(?:src|href)="(\/[^"#]*)"/g)) {
        expect([own, (await api.anonymous().get(own!)).status]).toEqual([own, 200]);
      }
    }
  });

  it('sends each write under a key of its own, unless one is filled in', async () => {
    const { text } = await api.anonymous().get('/docs/start.js');
    let options: { requestInterceptor: (request: object) => Sent } | undefined;
    const page = { crypto, SwaggerUIBundle: (given: typeof options) => (options = given) };
    runInNewContext(text, page);
    const key = (method: string, headers = {}) =>
      options!.requestInterceptor({ method, headers }).headers['Idempotency-Key'];
    expect(key('POST')).toMatch(/^[0-9a-f]{32}$/);
    expect(key('POST')).not.toBe(key('POST'));
    expect(key('POST', { 'Idempotency-Key': 'mine' })).toBe('mine');
    expect(key('GET')).toBeUndefined();
  });

  it('gives nothing but its own files', async () => {
    for (const path of ['/docs/package.json', '/docs/..%2fpackage.json', '/docs/swagger-ui.js']) {
      expect((await api.anonymous().get(path)).status).toBe(404);
    }
  });
});

/** DOUDI_WRITE_DOCS=1 writes the page anew. */
async function compare(name: string, text: string): Promise<void> {
  const path = new URL(`../../docs/${name}`, import.meta.url);
  const document = await format(text, { parser: 'markdown', printWidth: 100 });
  if (process.env['DOUDI_WRITE_DOCS'] === '1') writeFileSync(path, document);
  expect(readFileSync(path, 'utf8')).toBe(document);
}

describe('docs/errors.md', () => {
  it('is what the tables say', () => compare('errors.md', errorsDocument()));

  it('titles a problem by its code', () => {
    expect(titleOf('INSUFFICIENT_FUNDS', 422)).toBe('Insufficient funds');
    expect(titleOf('INSUFFICIENT_FUNDS', 422, 'zh')).toBe('不符合办理条件');
  });
});
