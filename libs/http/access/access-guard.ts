/**
 * Denies by default: a route is reached by a permission of the one table, and a county's office in
 * its county only.
 */
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { type PermissionName, judge, reaches } from '../../access/domain/permissions.js';
import { problem } from '../problems/problem.js';
import { ALLOW, CONSUMES } from './allow.js';
import { unauthenticated } from './authenticate.js';
import type { Grant } from './request-context.js';

const JSON_ONLY: readonly string[] = ['application/json'];

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const handler = context.getHandler();
    const permission = this.reflector.get<PermissionName | 'anyone' | undefined>(ALLOW, handler);
    request.doudi!.route = (request.route as { path: string }).path;
    if (permission === 'anyone') return true;
    const grant = grantFor(request, permission);
    request.doudi!.grant = grant;
    for (const region of regionsNamed(request)) requireReach(grant, region);
    const taken = this.reflector.get<readonly string[] | undefined>(CONSUMES, handler) ?? JSON_ONLY;
    requireContentType(request, taken);
    return true;
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

/** The counties that the request says it is about: in its path, its query, its body. */
function regionsNamed(request: Request): readonly string[] {
  const body: unknown = request.body;
  const inBody = typeof body === 'object' && body !== null && 'region' in body ? body.region : '';
  const named = [request.params['code'], request.query['region'], inBody];
  return named.filter((region): region is string => typeof region === 'string' && region !== '');
}

/** @throws Problem 403 where the grant does not reach the region */
export function requireReach(grant: Grant, region: string | null): void {
  if (!reaches(grant.county, region)) throw problem('OUTSIDE_COUNTY');
}

function requireContentType(request: Request, taken: readonly string[]): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const length = request.headers['content-length'];
  const hasBody = request.headers['transfer-encoding'] !== undefined || Number(length ?? 0) > 0;
  if (!hasBody || request.is([...taken])) return;
  throw problem('UNSUPPORTED_MEDIA_TYPE', { headers: { Accept: taken.join(', ') } });
}
