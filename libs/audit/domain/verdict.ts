/** What a verification comes to: what was compared with what, and the exit code that says so. */
import type { Fault } from './faults.js';

/** In Chinese and in English. */
export type Said = readonly [chinese: string, english: string];

/** Something that does not come from the database agrees with it. */
export interface OutsideWord {
  /** A kept checkpoint, cosignatures of witnesses, a time stamp of an authority, a kept receipt. */
  readonly kind: 'checkpoint' | 'quorum' | 'stamp' | 'receipt';
  /** It speaks for all events up to there; of a receipt: for that one alone. */
  readonly size: bigint;
  /** ISO 8601: since when it stands; left out: it does not say. */
  readonly time?: string;
  readonly by?: string;
}

/** The newest signed head that the database shows. */
export interface NewestHead {
  readonly size: bigint;
  /** ISO 8601. */
  readonly signedAt: string;
  /** Whether the time is part of what is signed; else it is what the database says. */
  readonly isSigned: boolean;
  readonly ageSeconds: number;
}

export interface Verified {
  readonly faults: readonly Fault[];
  /** Events there are. */
  readonly events: bigint;
  /** Events that the seals cover. */
  readonly sealed: bigint;
  readonly newest: NewestHead | null;
  readonly outside: readonly OutsideWord[];
  /** Something that was asked for could not be compared. */
  readonly isPartly: boolean;
}

/** holds: against something from outside; alone: consistent in itself, or partly not covered. */
export type Verdict = 'holds' | 'fault' | 'alone';

/** Exit codes of `doudi verify`. */
export const EXIT_CODES: Readonly<Record<Verdict, number>> = { holds: 0, fault: 1, alone: 3 };
export const USAGE = 2;
export const INTERRUPTED = 130;

export function verdictOf({ faults, outside, isPartly }: Verified): Verdict {
  if (faults.length > 0) return 'fault';
  return outside.length > 0 && !isPartly ? 'holds' : 'alone';
}

/** Up to where something from outside speaks for all events; 0n: nowhere. */
export function vouchedUpTo(outside: readonly OutsideWord[]): bigint {
  const sizes = outside.flatMap(({ kind, size }) => (kind === 'receipt' ? [] : size));
  return sizes.reduce((most, size) => (size > most ? size : most), 0n);
}

const KINDS: Readonly<Record<OutsideWord['kind'], Said>> = {
  checkpoint: ['留存的检查点', 'the kept checkpoint'],
  quorum: ['见证人', 'witnesses'],
  stamp: ['外部时间戳', 'an outside time stamp'],
  receipt: ['留存的回执', 'kept receipts'],
};

/** Of each kind the one that reaches furthest. */
function furthest(outside: readonly OutsideWord[]): readonly OutsideWord[] {
  const byKind = new Map<string, OutsideWord>();
  for (const word of outside) {
    const other = byKind.get(word.kind);
    if (!other || word.size > other.size) byKind.set(word.kind, word);
  }
  return [...byKind.values()];
}

/** The first line: what was compared with what, and where the operator alone speaks. */
export function firstLine(verified: Verified): Said {
  const { events, faults, outside } = verified;
  const upTo = vouchedUpTo(outside);
  const words = furthest(outside).map(({ kind, size, time, by }) => {
    const [zh, en] = KINDS[kind];
    const more = [by, time].filter((part) => part !== undefined).join(', ');
    const [inside, within] = more === '' ? ['', ''] : [`（${more}）`, ` (${more})`];
    return [`${zh} ${size}${inside}`, `${en} ${size}${within}`] as const;
  });
  const zhWith = words.map(([zh]) => zh).join('、');
  const enWith = words.map(([, en]) => en).join(', ');
  const found = faults.length > 0;
  const compared: Said =
    words.length === 0
      ? ['仅与其自身核对', 'compared with itself alone']
      : [`与${zhWith}核对一致`, `agrees with ${enWith}`];
  const above: Said =
    upTo < events
      ? [`第 ${upTo} 条以上仅为运营方一面之词`, `above ${upTo}: the operator's word alone`]
      : ['全部在其覆盖之内', 'which covers all events'];
  const fault: Said = found
    ? [
        `发现 ${faults.length} 处不符；`,
        `${faults.length} fault${faults.length === 1 ? '' : 's'}; `,
      ]
    : ['', ''];
  return [`${fault[0]}${compared[0]}；${above[0]}`, `${fault[1]}${compared[1]}; ${above[1]}`];
}

/** The age of the newest head, and the span that no seal covers. */
export function ageLine({ newest, events, sealed }: Verified): Said {
  const [zhSpan, enSpan] =
    sealed < events
      ? [`第 ${sealed + 1n}–${events} 条尚未封存`, `${sealed + 1n}–${events} under no seal`]
      : ['全部已封存', 'all events are under seals'];
  if (!newest) return [`尚无封存；${zhSpan}`, `no seal yet; ${enSpan}`];
  const { size, signedAt, isSigned, ageSeconds } = newest;
  const [zhBy, enBy] = isSigned ? ['', ''] : ['（未签入检查点）', ' (not part of what is signed)'];
  const [zhAge, enAge] = ageInWords(ageSeconds);
  return [
    `最新封存 ${size}，签于 ${signedAt}${zhBy}，距今 ${zhAge}；${zhSpan}`,
    `newest head ${size}, signed ${signedAt}${enBy}, ${enAge} ago; ${enSpan}`,
  ];
}

function ageInWords(seconds: number): Said {
  const whole = Math.max(0, Math.floor(seconds));
  const [days, hours] = [Math.floor(whole / 86_400), Math.floor((whole % 86_400) / 3600)];
  const minutes = Math.floor((whole % 3600) / 60);
  if (days > 0) return [`${days} 天 ${hours} 小时`, `${days} d ${hours} h`];
  if (hours > 0) return [`${hours} 小时 ${minutes} 分`, `${hours} h ${minutes} min`];
  return [`${minutes} 分 ${whole % 60} 秒`, `${minutes} min ${whole % 60} s`];
}
