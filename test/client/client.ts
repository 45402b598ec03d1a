/**
 * A client of the interface, typed by the description that the server serves: `npm run client`
 * makes `api.d.ts` of it, so that a test that asks for what is not described does not compile.
 */
import createClient, { type Client as ClientOf } from 'openapi-fetch';
import type { components, paths } from './api.js';

export type Client = ClientOf<paths>;
export type Schema<N extends keyof components['schemas']> = components['schemas'][N];

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

export function clientOf(baseUrl: string, token: string): Client {
  return createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${token}` } });
}

/** What a dry run answers, beside what the write itself does. */
interface Foreseen {
  readonly effects: unknown;
}

/** What a write is answered that waits for another person. */
interface Proposed {
  readonly proposal: unknown;
}

/**
 * What a request was answered with that was carried out at once.
 * @throws where it was refused, with the refusal
 */
export async function done<T>(asked: Promise<Answer<T>>): Promise<Exclude<T, Foreseen | Proposed>> {
  const { data, error, response } = await asked;
  if (error !== undefined || data === undefined) {
    throw new Error(`${response.status} ${response.url}: ${JSON.stringify(error)}`);
  }
  return data as Exclude<T, Foreseen | Proposed>;
}

/** Status and code of a refusal. @throws where there was none */
export async function refusal(asked: Promise<Answer<unknown>>): Promise<[number, string]> {
  const { error, response } = await asked;
  if (error === undefined) throw new Error(`${response.url} was not refused`);
  return [response.status, (error as { code: string }).code];
}
