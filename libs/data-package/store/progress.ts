/**
 * How far an import or export is: rows, rate, time left; as a bar on a terminal, as lines
 * elsewhere.
 */
export type Phase = 'read' | 'trial' | 'post' | 'rejects' | 'export';

export interface Progress {
  readonly phase: Phase;
  /** What is being worked on. */
  readonly file: string;
  readonly done: number;
  /** Null where it is not known beforehand. */
  readonly total: number | null;
  /** Rows a second, of the phase so far. */
  readonly rate: number;
  readonly secondsLeft: number | null;
}

export type OnProgress = (progress: Progress) => void;

const EVERY_MS = 100;
/** The first rows come slower or faster than the rest: what is left is told from then on. */
const SETTLED_SECONDS = 2;

/** Measures a phase and tells it, ten times a second at most, and at its end. */
export class ProgressMeter {
  private phase: Phase = 'read';
  private file = '';
  private done = 0;
  private total: number | null = null;
  private startedAt = 0;
  private toldAt = 0;

  constructor(
    private readonly tell: OnProgress = () => undefined,
    private readonly now: () => number = () => performance.now(),
  ) {}

  start(phase: Phase, total: number | null): void {
    this.phase = phase;
    this.total = total;
    this.done = 0;
    this.startedAt = this.now();
    this.toldAt = 0;
  }

  advance(file: string, rows: number): void {
    this.file = file;
    this.done += rows;
    const now = this.now();
    if (now - this.toldAt < EVERY_MS) return;
    this.toldAt = now;
    this.tell(this.state(now));
  }

  finish(): void {
    this.total = Math.max(this.done, this.total ?? 0);
    this.done = this.total;
    this.tell(this.state(this.now()));
  }

  private state(now: number): Progress {
    const { phase, file, done } = this;
    const total = this.total === null ? null : Math.max(this.total, done);
    const seconds = Math.max(0.001, (now - this.startedAt) / 1000);
    const rate = Math.round(done / seconds);
    const isOver = total !== null && done >= total;
    const isTold = isOver || (rate > 0 && seconds >= SETTLED_SECONDS);
    const secondsLeft = total === null || !isTold ? null : Math.ceil((total - done) / (rate || 1));
    return { phase, file, done, total, rate, secondsLeft };
  }
}

interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const PHASE_NAMES: Readonly<Record<Phase, string>> = {
  read: '读取校验 reading',
  trial: '试算 trial run',
  post: '记账 posting',
  rejects: '退回清单 rejects',
  export: '导出 exporting',
};
const BAR = 24;
const LINE_EVERY_MS = 5000;

/**
 * A bar that redraws its line on a terminal; a line every five seconds and at a phase's end
 * elsewhere.
 */
export function progressBar(
  terminal: Terminal,
  now: () => number = () => performance.now(),
): OnProgress {
  let phase: Phase | null = null;
  let toldAt = 0;
  return (progress) => {
    const ended = progress.total !== null && progress.done >= progress.total;
    if (terminal.isTTY) {
      const text = clip(describe(progress), (terminal.columns ?? 80) - 1);
      terminal.write(`\r\u001b[2K${text}${ended ? '\n' : ''}`);
      return;
    }
    const due = progress.phase !== phase || ended || now() - toldAt >= LINE_EVERY_MS;
    if (!due) return;
    phase = progress.phase;
    toldAt = now();
    terminal.write(`${describe(progress)}\n`);
  };
}

/** Clips to columns of a terminal, on which a Chinese character takes two. */
function clip(text: string, width: number): string {
  let used = 0;
  let clipped = '';
  for (const character of text) {
    used += character > '\u2e7f' ? 2 : 1;
    if (used > width) break;
    clipped += character;
  }
  return clipped;
}

function describe({ phase, file, done, total, rate, secondsLeft }: Progress): string {
  const name = PHASE_NAMES[phase];
  const speed = `${count(rate)}/s`;
  if (total === null) return `${name} ${count(done)}  ${speed}  ${file}`;
  const share = total === 0 ? 1 : done / total;
  const filled = Math.round(share * BAR);
  const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled);
  const percent = `${Math.floor(share * 100)}%`.padStart(4);
  const left = secondsLeft === null ? '' : `  ${duration(secondsLeft)}`;
  return `${name} ${bar}${percent}  ${count(done)}/${count(total)}  ${speed}${left}  ${file}`;
}

function count(value: number): string {
  return value.toString().replace(/\B(?=(?:\d{3})+$)/g, ',');
}

function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
}
