/** docs/clauses.md: for each clause, how it is answered. A test holds the page to the code. */
import { type IndicatorName, INDICATORS } from '../../policy/indicators.js';
import type { ParameterName } from '../../policy/parameter-values.js';
import { definitionOf } from '../../policy/parameters.js';
import { CLAUSE_METHOD_WORDS } from '../../wording/clause-words.js';
import { UNIT_WORDS } from '../../wording/unit-words.js';
import type { Words as Both } from '../../wording/words.js';
import type { Words } from './answer.js';
import type { Basis } from './basis.js';
import { type Clause, CLAUSES, DOCUMENTS } from './clause.js';
import { ruleOf } from './compliance.js';
import { METHOD_NAMES, type Rule } from './rule.js';

const HEAD = `# The clauses 条款

Every clause of the two documents that speaks of money, standards, targets or supervision, and how it is answered for a
county or the province and a year: MET, NOT_MET, NO_DATA or NOT_APPLICABLE, with the figures behind the answer
(\`GET /api/v1/policy/compliance?region=&year=\`). This page is made from the code; a test compares them. 本页由代码生成。

Five principles hold for all of them (domain.md, section 11), each in one place of the code:

- **No basis, no verdict.** The column 依据 names what must be recorded of that region and year; without it the answer is NO_DATA and
  says what to record. What rests on the need of all programs is met only where all are assessed. A zero of nothing, an empty list,
  a token of a sum (\`clauses.materialShare\`) meets nothing.
- **Like with like.** Until 31 December two years are compared as of the same day of each; averages take the same months above and below.
- **Not before it is over.** Before its year or deadline is over an answer is \`provisional\`, and NOT_MET only where nothing that may
  still happen mends it (a publication that is late, money spent in a month that was not funded); else it is NO_DATA with its figures.
- **By the fact that fulfils it.** Not by a plan, a permission, the software's own nature (NOT_APPLICABLE, 不评判) or a typed
  percentage. Corrections count against nobody.
- **In the unit of the clause**, with the sum that a figure is a share of.

How they are answered:

- What the ledgers, standards, findings, alerts, transfers, publications, schemes and evaluations know is computed.
- What only people know is reported: an indicator (\`POST /indicators\`, one a region and year), a target with its
  progress (\`POST /targets\`, its \`clause\` the id below, its unit the clause's), a milestone (a target with unit \`milestone\`).
- A reported value outside its bounds (a negative count, 万元 for 元) or of an unknown name is recorded, warned of, and judged by
  nowhere. A part that is larger than its whole contradicts itself: NO_DATA.
- The province meets a clause of the counties where every county does: one that fails is enough to fail, one that says nothing
  leaves it open. Its own report counts as far as no county fails.
- A clause binds from its document's day on, or in the window that its own words name; which document rules where both speak
  is [decided](adr/README.md).
- Thresholds are dated parameters; \`*\` marks those that the documents leave open.`;

export function clausesDocument(): string {
  const parts = [HEAD, methodTable()];
  for (const document of DOCUMENTS) {
    const { number, title, effectiveFrom } = document;
    const clauses = CLAUSES.filter((clause) => clause.document === document);
    parts.push(`## ${number}`, `${title}, ${effectiveFrom}.`, clauseTable(clauses));
  }
  parts.push('## Indicators 指标', indicatorTable(), '## Thresholds 阈值', parameterTable());
  return `${parts.join('\n\n')}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function escaped(cell: string): string {
  return cell.replaceAll('|', '\\|').replaceAll('*', '\\*');
}

function methodTable(): string {
  const rows = METHOD_NAMES.map((method) => {
    const clauses = CLAUSES.filter((clause) => ruleOf(clause).method === method);
    const { zh, en } = CLAUSE_METHOD_WORDS[method];
    return [zh, en, String(clauses.length)];
  });
  return table(['如何回答', 'How', 'Clauses'], rows);
}

function clauseTable(clauses: readonly Clause[]): string {
  const rows = clauses.map((clause) => {
    const rule = ruleOf(clause);
    const method = CLAUSE_METHOD_WORDS[rule.method];
    return [
      clause.id,
      clause.clause,
      `${clause.words}<br>${clause.demand}`,
      both(method),
      said(rule.how),
      basisOf(rule),
      rule.fails ? said(rule.fails) : '— 不判为未落实 never',
      `${addressee(rule)}<br>${windowOf(clause)}`,
    ];
  });
  const head = [
    'id',
    '条 Clause',
    '原文 Words',
    '方式 Method',
    '落实 MET',
    '依据 Basis',
    '未落实 NOT_MET',
  ];
  return table([...head, '对象、适用 For, binds'], rows);
}

const both = ({ zh, en }: Both) => `${zh} ${en}`;
const said = ([zh, en]: Words) => `${zh}<br>${en}`;

function basisOf({ basis, provinceBasis }: Rule): string {
  if (basis === 'none') return '—';
  const words = (of: readonly Basis[]) =>
    said([
      of.map(({ words: [zh] }) => zh).join('；'),
      of.map(({ words: [, en] }) => en).join('; '),
    ]);
  return provinceBasis ? `${words(basis)}<br>省 province: ${words(provinceBasis)}` : words(basis);
}

function addressee({ county, province }: Rule): string {
  if (county === null) return '省 province';
  return province === 'every county' ? '县；省为各县合计 county, all counties' : '县、省 both';
}

function windowOf({ window: { from, to } }: Clause): string {
  return to === null ? `${from} –` : `${from} – ${to}`;
}

function indicatorTable(): string {
  const names = Object.keys(INDICATORS) as IndicatorName[];
  const rows = names.flatMap((name) => {
    const [zh, en, unit] = INDICATORS[name];
    const asking = CLAUSES.filter((clause) => ruleOf(clause).indicators?.includes(name));
    if (asking.length === 0) return [];
    const ids = asking.map(({ id }) => id).join(', ');
    return [[`\`${name}\``, zh, en, both(UNIT_WORDS[unit]), ids]];
  });
  return table(['key', '指标', 'Indicator', '单位 Unit', 'Clauses'], rows);
}

function parameterTable(): string {
  const used = new Set(CLAUSES.flatMap((clause) => ruleOf(clause).parameters ?? []));
  const rows = [...used].sort().map((name) => {
    const { chinese, english, unit, values } = definitionOf(name);
    const shown = values.map(({ value, assumed }) => (assumed ? `${value} *` : value)).join(', ');
    return [`\`${name}\``, chinese, english, shown, both(UNIT_WORDS[unit]), idsOf(name)];
  });
  return table(['key', '阈值', 'Threshold', 'Value', '单位 Unit', 'Clauses'], rows);
}

function idsOf(name: ParameterName): string {
  return CLAUSES.filter((clause) => ruleOf(clause).parameters?.includes(name))
    .map(({ id }) => id)
    .join(', ');
}
