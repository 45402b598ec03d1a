/** The line above a table: whom and which days it is about, and what it stands on. */
import type { Request } from 'express';
import { businessDateToday } from '../../event-store/business-date.js';
import { type Names, beijingTime } from './table.js';

type Members = Readonly<Record<string, unknown>>;

export function factsOf({ params, query }: Request, answer: Members, names: Names): string {
  const asked: Members = { ...query, ...params };
  /** The first that is said, by the answer or by the question. */
  const said = (...members: readonly string[]): string | undefined =>
    members.map((name) => textOf(answer[name] ?? asked[name])).find((text) => text !== undefined);
  const facts = [
    shown(said('region', 'code', 'prefecture'), (region) => names.unit(region, asked)),
    shown(said('fiscalYear', 'year'), (year) => `${year}年度`),
    shown(said('program'), (program) => names.program(program)),
    `截至${said('asOf', 'date') ?? businessDateToday()}`,
    shown(said('knownAt'), (knownAt) => `按${beijingTime(knownAt)}系统已知`),
    shown(said('position'), (position) => `数据位置${position}`),
    missingIn(answer),
  ];
  return facts.filter((fact) => fact !== '').join('，');
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function shown(text: string | undefined, as: (text: string) => string): string {
  return text === undefined ? '' : as(text);
}

function missingIn({ missing }: Members): string {
  const count = Array.isArray(missing) ? missing.length : 0;
  return count === 0 ? '' : `有${count}个单位的数字因记录待更正而不在内`;
}
