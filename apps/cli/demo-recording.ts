/** Records what the demo holds open, over its own interface, once however often it is started. */
import { setTimeout as pause } from 'node:timers/promises';
import { uuidFromName } from '../../libs/event-store/identifiers.js';
import { type OpenMatter, openMatter } from '../../libs/matters/domain/matter-deciders.js';
import { ComplaintTexts } from '../../libs/matters/store/complaint-texts.js';
import type { System } from '../system/system.js';
import type { DemoPerson } from './demo-persons.js';
import type { DemoRequest } from './demo-story.js';

export interface DemoApi {
  /** Without a slash at its end. */
  readonly address: string;
  readonly tokenOf: (person: DemoPerson) => Promise<string>;
  readonly signal: AbortSignal;
}

/**
 * Sends the requests one after the other. One that is refused, since somebody has recorded
 * something else meanwhile, is left out with those that need its answer.
 * @returns those that were refused, each with status and code
 */
export async function recordStory(
  story: readonly DemoRequest[],
  api: DemoApi,
): Promise<readonly string[]> {
  const answers: Record<string, unknown> = {};
  const refused: string[] = [];
  for (const request of story) {
    const wanted = withAnswers(request, answers);
    if (wanted === undefined) continue;
    const answer = await sent(wanted, api);
    const said = (await answer.json()) as { readonly code?: string };
    if (answer.ok) answers[request.name] = said;
    else refused.push(`${request.name} ${answer.status} ${said.code ?? ''}`);
  }
  return refused;
}

/**
 * 逾期未结的整改。 A rectification that is overdue. Over HTTP every deadline lies ahead, so it is
 * opened as of a day of 2018, as the entries of the sample were.
 */
export async function openOverdueMatter(system: System): Promise<void> {
  const id = uuidFromName('6f0e9a54-52f1-5c0b-9d1d-3f1f0c7b8a21', 'demo-matter-overdue');
  const { handler, sql, vaultKeys } = system;
  const order: OpenMatter = {
    ...{ kind: 'RECTIFICATION', region: '220422', program: 'RURAL_DIBAO', fiscalYear: 2017 },
    // Payments that came late in 2017
    title: '2017年农村低保发放不及时',
    ...{ dueOn: '2018-06-30', requiredFen: null, complaint: null },
  };
  const actor = { subject: 'auditor', role: 'audit', organisation: system.settings.province };
  const context = { actor, commandId: id, correlationId: id };
  const opening = openMatter(new ComplaintTexts(sql, vaultKeys));
  await handler.on('2018-03-05').execute(opening, order, context);
}

const TRIES = 5;

/** Again where the server is not ready for it: under one key it is recorded once all the same. */
async function sent(
  { name, by, route, body, prefer }: DemoRequest,
  api: DemoApi,
): Promise<Response> {
  const { address, tokenOf, signal } = api;
  const headers = new Headers();
  if (by !== null) headers.set('Authorization', `Bearer ${await tokenOf(by)}`);
  if (body) {
    headers.set('Idempotency-Key', `demo-${name}`);
    headers.set('Content-Type', 'application/json');
  }
  if (prefer) headers.set('Prefer', prefer);
  const posting = body ? { method: 'POST', body: JSON.stringify(body) } : {};
  for (let tries = 1; ; tries++) {
    const answer = await fetch(`${address}/api/v1${route}`, { ...posting, headers, signal });
    if (answer.status !== 503 || tries === TRIES) return answer;
    await answer.body?.cancel();
    await pause(1000, undefined, { signal });
  }
}

/** With what it refers to put in; undefined: that was not answered. */
function withAnswers(
  request: DemoRequest,
  answers: Readonly<Record<string, unknown>>,
): DemoRequest | undefined {
  let isWhole = true;
  const text = JSON.stringify(request).replace(/\{([a-z-]+(?:\.\w+)+)\}/g, (_, path: string) => {
    const value = path.split('.').reduce<unknown>(memberOf, answers);
    isWhole &&= typeof value === 'string';
    return String(value);
  });
  return isWhole ? (JSON.parse(text) as DemoRequest) : undefined;
}

function memberOf(value: unknown, member: string): unknown {
  return (value as Readonly<Record<string, unknown>> | undefined)?.[member];
}
