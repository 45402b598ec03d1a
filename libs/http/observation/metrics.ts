/** What Prometheus reads: requests, this process, and what it says of its store and read models. */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { LoopDelay } from './loop-delay.js';
import type { Reading } from './process-health.js';

/** Of this process; with `by`, of processes that nobody scrapes, as the database counts them. */
export const COMMANDS_TOTAL = 'doudi_commands_total';

export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'doudi_http_request_duration_seconds',
    help: 'Duration of HTTP requests by route',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });

  private readonly commands = new Counter({
    name: COMMANDS_TOTAL,
    help: 'Commands, by kind and by what came of them',
    labelNames: ['command', 'outcome', 'by'] as const,
    registers: [this.registry],
  });

  private readonly turnedAway = new Counter({
    name: 'doudi_requests_shed_total',
    help: 'Requests turned away because the event loop could not keep up',
    registers: [this.registry],
  });

  readonly loop = new LoopDelay();

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    const { loop } = this;
    const registers = [this.registry];
    new Gauge({
      name: 'doudi_event_loop_wait_seconds',
      help: 'What a request waited for the event loop, on average in the last half second',
      collect() {
        this.set(loop.waitMs / 1000);
      },
      registers,
    });
    new Gauge({
      name: 'doudi_event_loop_longest_seconds',
      help: 'The longest that the event loop was held up since the last scrape',
      collect() {
        this.set(loop.takeLongestMs() / 1000);
      },
      registers,
    });
  }

  onModuleDestroy(): void {
    this.loop.stop();
  }

  shed(): void {
    this.turnedAway.inc();
  }

  observe(labels: { method: string; route: string; status: number }, seconds: number): void {
    this.requests.observe(labels, seconds);
  }

  /** @param outcome recorded, failed, or the code of the refusal */
  count(command: string, outcome: string): void {
    this.commands.inc({ command, outcome });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  async text(readings: readonly Reading[]): Promise<string> {
    const others = readings.filter((reading) => !this.takeCommands(reading));
    return `${await this.registry.metrics()}\n${readingsText(others)}`;
  }

  /** Commands of other processes stand beside those of this one, under the same name. */
  private takeCommands({ name, labels = {}, value }: Reading): boolean {
    if (name !== COMMANDS_TOTAL) return false;
    this.commands.remove(labels);
    this.commands.inc(labels, value);
    return true;
  }
}

/** Readings in the text format of Prometheus; those of one name stand together. */
export function readingsText(readings: readonly Reading[]): string {
  const byName = new Map<string, Reading[]>();
  for (const reading of readings) {
    const group = byName.get(reading.name);
    if (group) group.push(reading);
    else byName.set(reading.name, [reading]);
  }
  const lines: string[] = [];
  for (const [name, group] of byName) {
    lines.push(`# HELP ${name} ${group[0]!.help}`, `# TYPE ${name} ${group[0]!.type}`);
    for (const { labels, value } of group) lines.push(`${name}${labelsText(labels)} ${value}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

function labelsText(labels: Reading['labels']): string {
  const parts = Object.entries(labels ?? {}).map(([name, value]) => {
    const escaped = value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n');
    return `${name}="${escaped}"`;
  });
  return parts.length === 0 ? '' : `{${parts.join(',')}}`;
}
