/** The province at a glance, for a terminal: Chinese and English side by side. */
import { businessDateToday } from '../../libs/event-store/business-date.js';
import { countyGaps } from '../../libs/county-ledger/store/county-gaps.js';
import {
  type ProvinceOverview,
  provinceOverview,
} from '../../libs/fund-trace/store/province-overview.js';
import { GapAlerts } from '../../libs/gap-alerts/store/gap-alerts.js';
import { recordedChanges } from '../../libs/policy/store/recorded-changes.js';
import { formatYuan } from '../../libs/money/fen.js';
import type { Sql } from '../../libs/postgres/sql.js';

const WORST_GAPS = 10;

const SOURCES: Readonly<Record<string, string>> = {
  CENTRAL: '中央 central',
  PROVINCIAL: '省级 provincial',
  LOTTERY: '彩票公益金 lottery',
  DONATION: '捐赠 donations',
  LAND_TRANSFER: '土地出让 land transfer',
};

const PLACES: Readonly<Record<string, string>> = {
  UNISSUED: '省级未下达 unissued',
  IN_TRANSIT: '在途 in transit',
  REMAINING: '县级结存 in counties',
  DISBURSED: '已发放 paid out (net)',
};

export async function overviewText(sql: Sql): Promise<string> {
  const overview = await provinceOverview(sql);
  const sections = [
    receiptsText(overview),
    placesText(overview),
    await gapsText(sql),
    await alertsText(sql),
  ];
  return `\n${sections.join('\n\n')}`;
}

function receiptsText({ receipts }: ProvinceOverview): string {
  const lines = receipts.map(({ fiscalYear, source, documents, amount }) =>
    line(`${fiscalYear} ${SOURCES[source] ?? source}`, amount, `${documents} 份 documents`),
  );
  return `到位资金 Money received, by source (元 yuan)\n${lines.join('\n')}`;
}

function placesText({ places, batches, payments }: ProvinceOverview): string {
  const lines = places.map(({ place, amount }) => line(PLACES[place] ?? place, amount));
  const paid = `  发放批次 batches ${batches}, 发放明细 payments listed ${payments}`;
  return `资金在哪里 Where the award money is (元 yuan)\n${lines.join('\n')}\n${paid}`;
}

async function gapsText(sql: Sql): Promise<string> {
  const gaps = await countyGaps(sql, WORST_GAPS);
  const lines = gaps.map(({ region, name, fiscalYear, gapFen }) =>
    line(`${fiscalYear} ${region} ${name}`, formatYuan(gapFen)),
  );
  const found = lines.length === 0 ? ['  无 none'] : lines;
  return `缺口最大的县 The largest gaps (元 yuan)\n${found.join('\n')}`;
}

async function alertsText(sql: Sql): Promise<string> {
  const source = { sql, today: businessDateToday, changes: () => recordedChanges(sql) };
  const { items } = await new GapAlerts(source).list({ limit: Number.MAX_SAFE_INTEGER - 1 });
  const open = items.filter(({ status }) => status === 'open');
  const of = (severity: string) => open.filter((alert) => alert.severity === severity).length;
  return (
    '缺口预警 Gap alerts: construction while a gap remains\n' +
    `  未关闭 open ${open.length}, 全部 in all ${items.length}; 未关闭的 of the open ones: ` +
    `严重 critical ${of('CRITICAL')}, 警告 warning ${of('WARNING')}, 提示 notice ${of('NOTICE')}`
  );
}

const LABEL_COLUMNS = 34;
const AMOUNT_COLUMNS = 18;

function line(label: string, amount: string, note = ''): string {
  const padding = ' '.repeat(Math.max(1, LABEL_COLUMNS - columns(label)));
  const grouped = amount.replace(/\B(?=(\d{3})+(?=\.))/g, ',');
  return `  ${label}${padding}${grouped.padStart(AMOUNT_COLUMNS)}  ${note}`.trimEnd();
}

/** A Chinese character takes two columns. */
function columns(text: string): number {
  return [...text].reduce((total, character) => total + (character > '\u2e7f' ? 2 : 1), 0);
}
