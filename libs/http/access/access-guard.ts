/**
 * Denies by default: a route is reached by a permission of the one table, and a county's or a
 * prefecture's office in its county or counties only.
 */
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { type PermissionName, judge } from '../../access/domain/permissions.js';
import { Units } from '../../regions/store/units.js';
import { BODY_BOUNDS, type BodyBounds, SMALL_BODY } from '../intake/body-bounds.js';
import { isRead } from '../intake/asking.js';
import { readJsonBody } from '../intake/body-reader.js';
import { problem } from '../problems/problem.js';
import { deadlineOf, remainingMs } from '../recording/bounded-writes.js';
import type { Duty } from '../../access/domain/roles.js';
import { ALLOW, CONSUMES } from './allow.js';
import { DUTIES_ASKED, requireDuty } from './duties.js';
import { unauthenticated } from './authenticate.js';
import { countiesUnder, dayAsked, requireReach } from './reach.js';
import type { Grant } from './request-context.js';

const JSON_ONLY: readonly string[] = ['application/json'];

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly units: Units,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const deadline = deadlineOf(this.reflector, context);
    if (deadline === undefined) return this.allows(context, request);
    request.doudi!.deadline = deadline;
    return deadline.within(remainingMs(request), () => this.allows(context, request));
  }

  private async allows(context: ExecutionContext, request: Request): Promise<boolean> {
    const handler = context.getHandler();
    const permission = this.reflector.get<PermissionName | 'anyone' | undefined>(ALLOW, handler);
    request.doudi!.route = (request.route as { path: string }).path;
    const bounds = this.reflector.get<BodyBounds | undefined>(BODY_BOUNDS, handler) ?? SMALL_BODY;
    const regions = await this.identitiesOf(regionsInAddress(request));
    request.doudi!.regions = regions;
    if (permission === 'anyone') {
      await readBody(request, bounds);
      return true;
    }
    const grant = await this.withCounties(grantFor(request, permission), request);
    requireDuty(
      grant.subject,
      ...(this.reflector.get<readonly Duty[]>(DUTIES_ASKED, handler) ?? []),
    );
    request.doudi!.grant = grant;
    for (const region of regions) requireReach(grant, region);
    const taken = this.reflector.get<readonly string[] | undefined>(CONSUMES, handler) ?? JSON_ONLY;
    requireContentType(request, taken);
    await readBody(request, bounds);
    for (const region of await this.identitiesOf(regionsInBody(request))) {
      requireReach(grant, region);
    }
    return true;
  }

  private async withCounties(grant: Grant, request: Request): Promise<Grant> {
    if (grant.role !== 'prefecture-finance' || grant.county === null) return grant;
    const divisions = await this.units.upToNow();
    return { ...grant, counties: countiesUnder(divisions, grant.county, dayAsked(request)) };
  }

  private identitiesOf(codes: readonly string[]): Promise<string[]> {
    return Promise.all(codes.map((code) => this.units.identityOf(code)));
  }
}

function grantFor(request: Request, permission: PermissionName | undefined): Grant {
  const { subject, tokenProblem } = request.doudi!;
  if (subject === undefined) throw tokenProblem ?? unauthenticated();
  if (permission === undefined) throw problem('FORBIDDEN');
  const judgement = judge(subject, permission);
  if (judgement.kind === 'denied') throw problem('FORBIDDEN');
  return { permission, subject, role: judgement.role, county: judgement.county };
}

/** Nobody's body is read who may not call the route. */
async function readBody(request: Request, bounds: BodyBounds): Promise<void> {
  if (!isRead(request)) await readJsonBody(request, bounds);
}

/** The counties that the request says it is about: in its path, in its query. */
function regionsInAddress(request: Request): readonly string[] {
  const { params, query } = request;
  return [params['code'], params['region'], query['region']].filter(isRegion);
}

/** The county that its body says it is about, where it says so. */
function regionsInBody({ body }: { readonly body?: unknown }): readonly string[] {
  if (typeof body !== 'object' || body === null || !('region' in body)) return [];
  return [body.region].filter(isRegion);
}

function isRegion(named: unknown): named is string {
  return typeof named === 'string' && named !== '';
}

function requireContentType(request: Request, taken: readonly string[]): void {
  if (isRead(request)) return;
  const length = request.headers['content-length'];
  const hasBody = request.headers['transfer-encoding'] !== undefined || Number(length ?? 0) > 0;
  if (!hasBody || request.is([...taken])) return;
  throw problem('UNSUPPORTED_MEDIA_TYPE', { headers: { Accept: taken.join(', ') } });
}
