/** The report of an evidence bundle, for people: one page of HTML, in Chinese, that prints well. */
import type { RecordedEvent } from './leaf.js';

export interface ReportedLedger {
  readonly region: string;
  readonly year: number;
  /** JSON. */
  readonly text: string;
}

export interface ReportContent {
  /** What was asked for, in Chinese. */
  readonly selection: string;
  readonly origin: string;
  readonly size: bigint;
  readonly root: string;
  readonly sealedAt: string;
  readonly keys: readonly string[];
  /** How many there are. */
  readonly events: number;
  /** Chinese name of an event type. */
  readonly nameOf: (type: string) => string;
  readonly ledger: ReportedLedger | null;
  /** A file of the bundle says who the persons are. */
  readonly namesPersons: boolean;
}

const STYLE = `body{font-family:"Noto Serif CJK SC",SimSun,serif;margin:2em auto;max-width:60em}
table{border-collapse:collapse;width:100%;font-size:.85em}td,th{border:1px solid #999;padding:.2em .4em;
text-align:left;vertical-align:top;word-break:break-all}thead{display:table-header-group}tr{break-inside:avoid}`;

const NAMED = `本报告中个人仅以化名出现；姓名与证件号码在 personal-data.json
中，其带出已留痕，请妥善保管。`;

export function reportBegin(content: ReportContent): string {
  const { selection, origin, size, root, sealedAt, keys, events, namesPersons } = content;
  const facts: readonly (readonly [string, string])[] = [
    ['证据范围', selection],
    ['事件数', String(events)],
    ['日志', origin],
    ['检查点规模', String(size)],
    ['检查点根哈希', root],
    ['封存时间', sealedAt],
    ['公钥', keys.join('\n')],
  ];
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>兜底资金审计证据</title>
<style>${STYLE}</style></head><body>
<h1>兜底资金审计证据</h1>
<table>${facts.map(([name, value]) => rowOf([name, value])).join('')}</table>
<p>核验方法：安装 Node.js 20 或更高版本，从其他渠道取得 verify.mjs 并核对其 SHA-256，运行
<code>node verify.mjs 证据包.zip --checkpoint 您留存的检查点.txt --keys 您留存的公钥.txt</code>。核验不需要联网，也不需要本系统。
公钥请通过其他渠道核对。${namesPersons ? NAMED : '个人信息仅以化名出现。'}</p>
<h2>事件</h2>
<table><thead>${rowOf(['位置', '记录时间', '业务日期', '事项', '数据流', '内容'], 'th')}</thead>
<tbody>`;
}

export function reportRow(event: RecordedEvent, { nameOf }: ReportContent): string {
  const { position, recordedAt, occurredOn, type, stream, data } = event;
  return `${rowOf([String(position), recordedAt, occurredOn, nameOf(type), stream, data])}\n`;
}

export function reportEnd({ ledger }: ReportContent): string {
  const section = ledger ? ledgerSection(ledger) : '<p>仅含事件，不含台账。</p>';
  return `</tbody></table>\n${section}\n</body></html>\n`;
}

function ledgerSection({ region, year, text }: ReportedLedger): string {
  return `<h2>${escaped(region)} ${year} 年度账（至检查点）</h2><pre>${escaped(text)}</pre>`;
}

function rowOf(cells: readonly string[], tag: 'td' | 'th' = 'td'): string {
  return `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
}

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  return text.replace(/[&<>]/g, (character) => entities[character]!);
}
