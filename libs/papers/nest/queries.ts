/** The question what a paper is. */
import type { ValueOf } from '../../event-catalogue/codec.js';
import type { Role } from '../../access/domain/roles.js';
import { QueryOf, queryHandlerOf } from '../../http/handlers.js';
import { Sql } from '../../postgres/sql.js';
import { Units } from '../../regions/store/units.js';
import { businessDateAt } from '../../event-store/business-date.js';
import { readCode, shownCode } from '../domain/check-code.js';
import { PAPER_WORDS } from '../domain/paper-kinds.js';
import { type IssuedPaper, findPaper } from '../store/issued-papers.js';
import type { PrintedPaper } from './answers.js';

/** undefined: nothing was printed under the code. */
export class ExplainPaper extends QueryOf<string, ValueOf<typeof PrintedPaper> | undefined> {}

export const PAPER_QUERIES = [
  queryHandlerOf(ExplainPaper, [Sql, Units], async (written, sql, units) => {
    const code = readCode(written);
    const paper = code === undefined ? undefined : await findPaper(sql, code);
    return paper && explained(paper, await nameOf(paper, units));
  }),
];

async function nameOf({ subject, asOf, printedAt }: IssuedPaper, units: Units) {
  if (subject.region === null) return null;
  const divisions = await units.upToNow();
  const unit = divisions.unitOf(subject.region) ?? subject.region;
  const date = asOf ?? businessDateAt(printedAt);
  return divisions.standing(unit, { date })?.name ?? subject.region;
}

function explained(paper: IssuedPaper, name: string | null): ValueOf<typeof PrintedPaper> {
  const { code, kind, subject, asOf, knownAt, position, printedAt, role, figuresSha256 } = paper;
  return {
    code: shownCode(code),
    kind,
    title: PAPER_WORDS[kind].zh,
    ...subject,
    name,
    ...{ asOf, knownAt, position: Number(position), printedAt },
    printedBy: role as Role,
    figuresSha256,
  };
}
