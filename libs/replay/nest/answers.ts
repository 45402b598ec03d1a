/** What replay answers. */
import {
  described,
  flag,
  integer,
  listOf,
  named,
  nullable,
  oneOf,
  optional,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import { SPENDING_CLASSES } from '../../event-catalogue/vocabulary.js';
import { CLOSED_BY } from '../../gap-alerts/domain/episodes.js';
import { SEVERITIES } from '../../gap-alerts/domain/severity.js';
import { AuditEvent, actor } from '../../http/openapi/recorded-events.js';
import { date, instant, position, region, yuan } from '../../http/openapi/shapes.js';
import { PROGRAM_FIGURES, PROJECT_FIGURES } from '../domain/account-figures.js';

export const fiscalYear = described(integer, { example: 2017 });
const beforeAfter = { before: yuan, after: yuan };
export const gap = described(recordOf(beforeAfter), {
  description: '全县缺口 Gap of the whole county',
});

export const ofFigure = {
  class: oneOf(...SPENDING_CLASSES),
  code: described(text, { description: '项目 Program or project', example: 'URBAN_DIBAO' }),
  figure: described(oneOf(...new Set([...PROGRAM_FIGURES, ...PROJECT_FIGURES])), {
    example: 'disbursed',
  }),
  ...beforeAfter,
};
export const figureChange = named('FigureChange', recordOf(ofFigure));

export const lateness = {
  late: described(flag, { description: '补记 Back-dated, or recorded after the close' }),
  lateBecause: listOf(oneOf('BACK_DATED', 'AFTER_CLOSE')),
};

/** A gap alert as it stood at a time. */
const episode = named(
  'AlertEpisode',
  recordOf({
    status: oneOf('open', 'closed'),
    severity: oneOf(...SEVERITIES),
    openedOn: date,
    closedOn: nullable(date),
    closedBy: nullable(oneOf(...CLOSED_BY)),
    gapAtOpen: yuan,
    peakGap: yuan,
    gap: yuan,
    constructionArranged: yuan,
    constructionTotal: yuan,
    spentDuring: yuan,
    spentUnfunded: yuan,
    mustCompress: yuan,
    fundedThrough: described(integer, { description: '保障到的月份 0 to 12', unit: 'months' }),
  }),
);
const episodeNo = described(integer, { description: '当年第几次预警 From 1 in the year' });

export const ReplayedEntry = named(
  'ReplayedEntry',
  recordOf({
    event: AuditEvent,
    fiscalYear: described(fiscalYear, {
      description:
        '所变动的年度；变动两个年度的事件有两行 An event that moves two years has two lines',
    }),
    changes: listOf(figureChange),
    gap,
    alerts: listOf(
      recordOf({
        episode: episodeNo,
        what: oneOf('opened', 'changed', 'closed'),
        before: nullable(episode),
        after: episode,
      }),
    ),
    ...lateness,
  }),
);

export const point = recordOf({ asOf: nullable(date), knownAt: nullable(instant) });

export const YearDiff = named(
  'YearDiff',
  recordOf({
    region,
    fiscalYear,
    from: point,
    to: point,
    gap,
    figures: listOf(
      recordOf({
        ...ofFigure,
        difference: yuan,
        events: described(listOf(position), { description: '所致事件的位置 Of the events behind' }),
      }),
    ),
    alerts: listOf(
      recordOf({ episode: episodeNo, before: nullable(episode), after: nullable(episode) }),
    ),
    events: listOf(
      recordOf({
        side: described(oneOf('added', 'removed'), {
          description: 'added：只计入 to；removed：只计入 from Counts at `to` or at `from` only',
        }),
        position,
        stream: text,
        revision: position,
        id: text,
        type: text,
        occurredOn: date,
        recordedAt: instant,
        actor,
        ...lateness,
        changes: listOf(figureChange),
      }),
    ),
  }),
);

const totals = recordOf({
  amount: yuan,
  unissued: optional(yuan),
  inTransit: yuan,
  remaining: yuan,
  reclaimed: optional(yuan),
  disbursed: yuan,
});

export const ReplayedMove = named(
  'ReplayedMove',
  recordOf({
    event: AuditEvent,
    changes: listOf(
      recordOf({
        place: oneOf('unissued', 'inTransit', 'remaining', 'reclaimed', 'disbursed'),
        region: nullable(region),
        fiscalYear,
        program: text,
        documentNo: nullable(text),
        batchNo: nullable(text),
        ...beforeAfter,
      }),
    ),
    totals: recordOf({ before: totals, after: totals }),
    ...lateness,
  }),
);
