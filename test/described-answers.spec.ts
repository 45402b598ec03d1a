import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from '@jest/globals';
import { type Described, DescribedAnswers } from './described-answers.js';

const Thing = {
  type: 'object',
  properties: { no: { type: 'string' } },
  required: ['no'],
  additionalProperties: false,
};
const schema = { $ref: '#/components/schemas/Thing' };
const responses = { 200: { content: { 'application/json': { schema } } } };
const DOCUMENT: Described = {
  paths: { '/things/{no}': { get: { responses } } },
  components: { schemas: { Thing } },
};

it.each([
  [200, { no: '1' }, undefined],
  [200, { no: '1', undeclared: true }, /GET \/things\/\{no\} 200: .*"undeclared"/],
  [200, {}, /required property 'no'/],
  [404, { no: '1' }, /404: the status is not described/],
])('answered %d %j', async (status, body, fault) => {
  const server = createServer((_, response) => {
    response.statusCode = status;
    response.setHeader('Content-Type', 'application/json');
    response.write(JSON.stringify(body).slice(0, 2));
    response.end(JSON.stringify(body).slice(2));
  });
  const answers = new DescribedAnswers(DOCUMENT).watch(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await (await fetch(`http://127.0.0.1:${port}/things/1?x=2`)).text();
  await new Promise((done) => server.close(done));
  if (fault === undefined) answers.requireNone();
  else expect(() => answers.requireNone()).toThrow(fault);
});
