/** Deadlines as an iCalendar file: one day-long entry a task. @source RFC 5545 */
import { TASK_KINDS, type WaitingTask } from '../domain/task-kinds.js';

const LONGEST_LINE_BYTES = 75;

/** @param stamp UTC time at which it is made, ISO 8601 */
export function calendarOf(tasks: readonly WaitingTask[], stamp: string): string {
  const made = `${stamp.slice(0, 19).replace(/[-:]/g, '')}Z`;
  const entries = tasks.flatMap((task) =>
    task.dueOn === null ? [] : entryOf(task, task.dueOn, made),
  );
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Doudi//Tasks//ZH', 'CALSCALE:GREGORIAN'],
    ...entries,
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function entryOf(task: WaitingTask, dueOn: string, made: string): readonly string[] {
  const { zh } = TASK_KINDS[task.kind];
  const subject = task.about?.zh ?? task.subject;
  const more = task.count > 1 ? `（${task.count}件）` : '';
  const uid = [task.kind, task.region ?? '', task.fiscalYear ?? '', task.subject].join('/');
  return [
    ...['BEGIN:VEVENT', `UID:${escaped(uid)}@doudi`, `DTSTAMP:${made}`],
    `DTSTART;VALUE=DATE:${dueOn.replaceAll('-', '')}`,
    `SUMMARY:${escaped(`${zh}：${subject}${more}`)}`,
    ...['TRANSP:TRANSPARENT', 'END:VEVENT'],
  ];
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

/** A line of more than 75 bytes goes on behind a break and a blank; no character is cut. */
function folded(line: string): string {
  let out = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > LONGEST_LINE_BYTES) {
      out += '\r\n ';
      bytes = 1;
    }
    out += character;
    bytes += size;
  }
  return out;
}
