/** What replay is asked. */
import { IsoDate, Key, OneOf, WrittenYear } from '../../http/intake/fields.js';
import { CATALOGUE, type EventType } from '../../event-catalogue/catalogue.js';
import { KnownAt, PageQuery, ReadQuery } from '../../http/reading/queries.js';

export class ReplayQuery extends ReadQuery {
  @IsoDate({
    filter: true,
    description:
      '自该业务日起显示；之前的照常计入 Shown from that business day on; what lies before is folded',
  })
  from?: string;

  @IsoDate({
    filter: true,
    description: '截至该业务日终 As it stood at the end of that business day',
  })
  to?: string;

  @KnownAt()
  knownAt?: string;

  @OneOf(['forwards', 'backwards'], { filter: true })
  direction?: 'forwards' | 'backwards';
}

export class YearsReplayQuery extends ReplayQuery {
  @WrittenYear({ filter: true, description: '自该年度起 From that fiscal year on' })
  fromYear?: number;

  @WrittenYear({ filter: true, description: '至该年度止 Up to that fiscal year' })
  toYear?: number;
}

const POINT = {
  description:
    '业务日期、记录时间，或“日期@时间” A business date, a time of recording, or date@time: as of the one, as known at the other',
  example: '2017-06-30@2018-01-01T00:00:00+08:00',
};

export class DiffQuery extends ReadQuery {
  @Key(80, POINT)
  from!: string;

  @Key(80, POINT)
  to!: string;
}

class DaysQuery extends PageQuery {
  @IsoDate({ filter: true, description: '自该业务日起 From that business day on' })
  from?: string;

  @IsoDate({ filter: true, description: '至该业务日止 Up to that business day' })
  to?: string;
}

/** The events that move a county's figures. */
const KINDS = (Object.keys(CATALOGUE) as EventType[]).filter((type) =>
  (CATALOGUE[type].folds as readonly string[]).includes('postings'),
);

export class EntriesQuery extends DaysQuery {
  @OneOf(KINDS, { filter: true })
  kind?: EventType;
}

export class HistoryQuery extends DaysQuery {
  @KnownAt()
  knownAt?: string;
}
