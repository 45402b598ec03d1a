/**
 * A form that was kept is submitted as if it came by its own route: the same checks, the same
 * permission, the same answer.
 */
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Request } from 'express';

export interface KeptForm {
  /** `POST` and an address with its query. */
  readonly route: string;
  readonly body: unknown;
}

export interface FormAnswer {
  readonly status: number;
  readonly body: unknown;
}

const PROPOSALS = new WeakMap<IncomingMessage, string>();

/** The proposal that holds the form which a request submits; undefined: it is no such request. */
export function proposalOf(request: IncomingMessage): string | undefined {
  return PROPOSALS.get(request);
}

/** @param by the request of whoever submits it; its token counts */
export function submittedForm(
  by: Request,
  proposalId: string,
  { route, body }: KeptForm,
): Promise<FormAnswer> {
  const content = Buffer.from(JSON.stringify(body));
  const request = new IncomingMessage(new Socket());
  request.method = 'POST';
  request.url = route.replace(/^POST /, '');
  request.headers = {
    ...(by.headers.authorization === undefined ? {} : { authorization: by.headers.authorization }),
    ...(by.headers.host === undefined ? {} : { host: by.headers.host }),
    'content-type': 'application/json',
    'content-length': String(content.length),
    prefer: 'review',
  };
  request.push(content);
  request.push(null);
  PROPOSALS.set(request, proposalId);
  return answerTo(request, by.app);
}

type Handles = (request: IncomingMessage, response: ServerResponse) => void;

function answerTo(request: IncomingMessage, handle: Handles): Promise<FormAnswer> {
  return new Promise((resolve) => {
    const response = new ServerResponse(request);
    const chunks: Buffer[] = [];
    const take = (chunk: unknown): void => {
      if (typeof chunk === 'string' || chunk instanceof Uint8Array) {
        chunks.push(Buffer.from(chunk));
      }
    };
    response.write = ((chunk: unknown) => {
      take(chunk);
      return true;
    }) as ServerResponse['write'];
    response.end = ((chunk: unknown) => {
      take(chunk);
      response.emit('finish');
      response.emit('close');
      const text = Buffer.concat(chunks).toString('utf8');
      resolve({ status: response.statusCode, body: JSON.parse(text === '' ? 'null' : text) });
      return response;
    }) as ServerResponse['end'];
    handle(request, response);
  });
}
