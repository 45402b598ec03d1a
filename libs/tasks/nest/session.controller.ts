import { Controller, Headers, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { PERMISSIONS, isPermission, judge } from '../../access/domain/permissions.js';
import { DUTIES, type Subject, hasDuty } from '../../access/domain/roles.js';
import { businessDateToday } from '../../event-store/business-date.js';
import type { Grant } from '../../http/access/request-context.js';
import { Granted } from '../../http/intake/asking.js';
import { Read } from '../../http/openapi/routes.js';
import { ReadQuery } from '../../http/reading/queries.js';
import { Units } from '../../regions/store/units.js';
import { languageAsked } from '../../wording/languages.js';
import { countOf } from '../domain/task-count.js';
import { ListTasks } from './queries.js';
import { Session } from './session-answers.js';

@ApiTags('Tasks 待办')
@Controller('session')
export class SessionController {
  constructor(
    private readonly queries: QueryBus,
    private readonly units: Units,
  ) {}

  @Read({
    path: '',
    permission: 'session.read',
    zh: '本人身份、角色、岗位、权限和待办件数',
    en: 'Who the asker is, what it may do, and how much waits for it',
    answers: Session,
  })
  async session(
    @Granted() { subject }: Grant,
    @Query() _query: ReadQuery,
    @Headers('accept-language') accepted?: string,
  ) {
    const { today, tasks } = await this.queries.execute(
      new ListTasks({ subject, county: countyOfTasks(subject) }),
    );
    return {
      person: { subject: subject.id, name: subject.name },
      roles: subject.roles,
      region: await this.regionOf(subject),
      duties: DUTIES.filter((duty) => hasDuty(subject, duty)),
      permits: permitsOf(subject),
      counts: countOf(tasks, today),
      language: languageAsked(accepted) ?? null,
      businessDate: businessDateToday(),
    };
  }

  private async regionOf({ region: code }: Subject) {
    if (code === null) return null;
    const divisions = await this.units.upToNow();
    const region = divisions.unitOf(code) ?? code;
    const name = divisions.standing(region, { date: businessDateToday() })?.name ?? null;
    return { region, name };
  }
}

/** As `GET /tasks` asks for the same person. */
function countyOfTasks(subject: Subject): string | null {
  const judgement = judge(subject, 'tasks.read');
  return judgement.kind === 'allowed' ? judgement.county : null;
}

/** What the one table of permissions grants, and the one unit that it reaches (null: no bound). */
function permitsOf(subject: Subject) {
  return Object.keys(PERMISSIONS)
    .filter(isPermission)
    .flatMap((permission) => {
      const judgement = judge(subject, permission);
      if (judgement.kind === 'denied') return [];
      return [{ permission, role: judgement.role, region: judgement.county }];
    });
}
