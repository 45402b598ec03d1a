import { randomUUID } from 'node:crypto';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { actorOf, correlationIdOf } from '../../http/intake/asking.js';
import { isPlainText } from '../../http/intake/texts.js';
import { refusalOfTexts } from '../../http/intake/text-judge.js';
import { invalid } from '../../http/problems/problem.js';
import { problemOfRefusal } from '../../http/problems/refusal-status.js';
import { Recorder } from '../../http/recording/recorder.js';
import { Units } from '../../regions/store/units.js';
import { holdsPersonalData } from '../domain/personal-data.js';
import { RecordAuditRead } from './commands.js';

const RECORDED_ROLES: readonly string[] = ['audit', 'discipline'];
type Asked = Readonly<Record<string, unknown>>;

const LONGEST_VALUE = 120;
const LONGEST_PURPOSE = 500;

/** Each read of an auditor or inspector is recorded before its answer begins, or not answered. */
@Injectable()
export class ReadRecorder implements NestInterceptor {
  constructor(
    private readonly recorder: Recorder,
    private readonly units: Units,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    if (isRecorded(request)) await this.record(request);
    return next.handle();
  }

  private async record(request: Request): Promise<void> {
    const { grant, traceId, route } = request.doudi!;
    const parameters = parametersOf(request);
    const region = parameters.find(({ name }) => name === 'code' || name === 'region')?.value;
    const read = {
      route: route!,
      parameters,
      purpose: purposeOf(request),
      scope: /^\d{6}$/.test(region ?? '') ? await this.units.identityOf(region!) : null,
    };
    const context = {
      actor: actorOf(grant!, request.app.get('doudi province') as string),
      commandId: randomUUID(),
      correlationId: correlationIdOf(traceId),
    };
    await this.recorder.record(new RecordAuditRead(read, context));
  }
}

/** Whoever has one of the roles, by whichever of them the read was allowed. */
function isRecorded(request: Request): boolean {
  const { method, doudi } = request;
  if (doudi?.table?.isFurtherPage) return false;
  if (method !== 'GET' && method !== 'HEAD' && !isAskedByPost(request)) return false;
  return doudi?.grant?.subject.roles.some((role) => RECORDED_ROLES.includes(role)) ?? false;
}

/** Evidence to take away is read too; its question is a body since it may be long. */
function isAskedByPost({ method, doudi }: Request): boolean {
  return method === 'POST' && doudi?.route?.endsWith('/audit/bundles') === true;
}

/**
 * What the path and the query say, or the body that is a question. Who a person is does not enter
 * the record.
 */
function parametersOf(request: Request): { readonly name: string; readonly value: string }[] {
  const body = isAskedByPost(request) ? (request.body as object | undefined) : undefined;
  const { table } = request.doudi!;
  const form = table && { limit: undefined, format: table.form };
  const said: Asked = { ...request.params, ...request.query, ...body, ...form };
  const { purpose, personalDataPurpose, cursor, pseudonym, beneficiary, ...asked } = said;
  return Object.entries(asked)
    .filter(([name, value]) => value !== undefined && /^[A-Za-z]{1,40}$/.test(name))
    .slice(0, 30)
    .map(([name, value]) => ({ name, value: valueOf(value) }));
}

/** Chinese words without a digit may be a name; a document's number always has one. */
function valueOf(value: unknown): string {
  const parts = [value].flat().filter((part) => ['string', 'number'].includes(typeof part));
  const text = parts.join(' ');
  const plain = text.length <= LONGEST_VALUE && !/\d{15,}/.test(text);
  const nameless = !/\p{Script=Han}/u.test(text) || /\d/.test(text);
  return plain && nameless && isPlainText(text, LONGEST_VALUE) ? text : '…';
}

/** @throws Problem 400 where the header cannot be read */
function purposeOf(request: Request): string | null {
  const header = request.headers['x-purpose'];
  if (header === undefined) return null;
  const text = decoded(String(header));
  if (text !== undefined && isPlainText(text, LONGEST_PURPOSE)) {
    const refusal = refusalOfTexts(holdsPersonalData(text) ? ['X-Purpose'] : []);
    if (refusal) throw problemOfRefusal(refusal);
    return text;
  }
  throw invalid(
    'X-Purpose',
    'NOT_TEXT',
    '应为百分号编码的文字 / must be text, percent-encoded UTF-8 beyond ASCII',
  );
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
