/** 审计证据报告: the report of an evidence bundle for people, on paper, one line an event. */
import { decodeFact } from '../../event-catalogue/catalogue.js';
import type { Fact } from '../../event-catalogue/catalogue.js';
import { formatYuan, sum } from '../../money/fen.js';
import type { Block, Paper, Row, Table } from '../../printing/paper.js';
import { printPaper } from '../../printing/print-paper.js';
import { sentenceOf } from '../../replay/domain/sentences.js';
import { EVENT_WORDS } from '../../wording/codes.js';
import { PROGRAM_FIGURE_WORDS } from '../../wording/figure-words.js';
import { type REPORTED_WORDS } from '../../wording/supervision-words.js';
import { type Words, wordsOf } from '../../wording/words.js';
import type { RecordedEvent } from '../domain/leaf.js';

const FIGURES = [
  'need',
  'awarded',
  'arranged',
  'disbursed',
  'returned',
  'available',
  'gap',
] as const;

/** The ledger as the interface answers it; amounts are yuan. */
export interface ReportedLedger {
  readonly name: string;
  readonly fiscalYear: number;
  readonly reported: keyof typeof REPORTED_WORDS;
  readonly gap: string;
  readonly programs: readonly (Readonly<Record<(typeof FIGURES)[number], string>> & {
    readonly program: string;
    readonly assessed: boolean;
  })[];
}

export interface ReportNames {
  readonly unit: (region: string) => string;
  readonly program: (code: string) => Words;
}

export interface ReportContent {
  /** What was asked for, in Chinese. */
  readonly selection: string;
  /** Of the county that was asked for; sentences tell its part. */
  readonly region: string | null;
  readonly origin: string;
  readonly size: bigint;
  readonly root: string;
  readonly sealedAt: string;
  readonly keys: readonly string[];
  /** How many there are. */
  readonly events: number;
  readonly ledger: ReportedLedger | null;
  /** A file of the bundle says who the persons are. */
  readonly namesPersons: boolean;
  readonly names: ReportNames;
  /** ISO 8601. */
  readonly createdAt: string;
  /** Who takes the bundle, with the office. */
  readonly takenBy: string;
}

const VERIFYING =
  '核验方法：安装 Node.js 20 或更高版本，从其他渠道取得 verify.mjs 并核对其 SHA-256，运行“node verify.mjs 证据包.zip ' +
  '--checkpoint 您留存的检查点.txt --keys 您留存的公钥.txt”。核验不需要联网，也不需要本系统。公钥请通过其他渠道核对。';
const NAMED =
  '本报告中个人仅以化名出现；姓名与证件号码在 personal-data.json 中，其带出已留痕，请妥善保管。';

/** @param pages the events, in their order */
export function evidenceReport(
  content: ReportContent,
  pages: AsyncIterable<readonly RecordedEvent[]>,
): AsyncIterable<Buffer> {
  const { selection, size, sealedAt, createdAt, takenBy } = content;
  const paper: Paper = {
    title: '审计证据报告',
    subtitle: selection,
    blocks: blocksOf(content, pages),
    seal: ['取证单位（盖章）：', '取证人：', '被取证单位：', '　　年　　月　　日'],
    foot: [
      `截至检查点：${size}个事件，封存时间${sealedAt}`,
      `打印：${takenBy}　${createdAt}　核验：manifest.json 载明本件的 SHA-256`,
    ],
    printedAt: new Date(createdAt),
  };
  return printPaper(paper);
}

function blocksOf(
  content: ReportContent,
  pages: AsyncIterable<readonly RecordedEvent[]>,
): readonly Block[] {
  const { events, origin, size, root, sealedAt, keys, ledger, namesPersons } = content;
  return [
    {
      kind: 'facts',
      facts: [
        ['事件数', String(events)],
        ['检查点规模', String(size)],
        ['日志', origin],
        ['封存时间', sealedAt],
        ['检查点根哈希', root],
        ['公钥数', `${keys.length}，见 keys.txt`],
      ],
    },
    { kind: 'notes', notes: [VERIFYING, namesPersons ? NAMED : '个人信息仅以化名出现。'] },
    ...(ledger
      ? [ledgerTable(ledger, content.names)]
      : [{ kind: 'notes' as const, notes: ['本证据包仅含事件，不含台账。'] }]),
    {
      kind: 'table',
      heading: '事件',
      columns: [
        { head: '位置', width: 9, align: 'right' },
        { head: '业务日期', width: 14, align: 'center' },
        { head: '记录时间', width: 20, align: 'center' },
        { head: '事项', width: 20 },
        { head: '内容', width: 60 },
      ],
      rows: rowsOf(content, pages),
    },
  ];
}

async function* rowsOf(
  content: ReportContent,
  pages: AsyncIterable<readonly RecordedEvent[]>,
): AsyncGenerator<Row> {
  for await (const events of pages) {
    for (const event of events) yield { cells: cellsOf(event, content) };
  }
}

function cellsOf(event: RecordedEvent, content: ReportContent): readonly string[] {
  const { position, occurredOn, recordedAt, type } = event;
  const recorded = recordedAt.slice(0, 19).replace('T', ' ');
  return [
    String(position),
    occurredOn,
    recorded,
    wordsOf(EVENT_WORDS, type).zh,
    inWords(event, content),
  ];
}

/** What moves figures as its sentence; other events by whom they are about. */
function inWords(event: RecordedEvent, { region, names }: ReportContent): string {
  const { stream } = event;
  const own = /^(?:county|region)-(\d{6})$/.exec(stream)?.[1];
  const of = own === undefined ? stream : names.unit(own);
  const fact = decoded(event);
  if (!fact) return of;
  if (fact.type === 'TransferIssued' && region === null) {
    const { documentNo, lines } = fact.data;
    const total = formatYuan(sum(lines.map(({ amountFen }) => amountFen)));
    return `下达${documentNo}：${lines.length}笔，共${total}元`;
  }
  const telling = { region: own ?? region ?? '', program: names.program };
  const said = sentenceOf(fact, telling);
  if (!said) return of;
  return own === undefined || own === region ? said.zh : `${of}：${said.zh}`;
}

/** undefined: it cannot be read, which verifying says. */
function decoded(event: RecordedEvent): Fact | undefined {
  try {
    return decodeFact(event);
  } catch {
    return undefined;
  }
}

function ledgerTable(ledger: ReportedLedger, names: ReportNames): Table {
  const { name, fiscalYear, reported, gap, programs } = ledger;
  const told = reported === 'NONE' ? '未填报' : `${grouped(gap)}元`;
  return {
    kind: 'table',
    heading: `${name}${fiscalYear}年度账（至检查点；全县缺口：${told}）`,
    unit: '单位：元',
    columns: [
      { head: '项目', width: 20 },
      ...FIGURES.map((figure) => {
        return { head: PROGRAM_FIGURE_WORDS[figure].zh, width: 12, align: 'right' as const };
      }),
    ],
    rows: programs.map((account) => {
      const cells = FIGURES.map((figure) => {
        const rests = figure === 'need' || figure === 'gap';
        return rests && !account.assessed ? '—' : grouped(account[figure]);
      });
      return { cells: [names.program(account.program).zh, ...cells] };
    }),
    empty: '没有记账',
  };
}

function grouped(yuan: string): string {
  return yuan.replace(/\B(?=(\d{3})+\.)/g, ',');
}
