/** What texts of requests must look like. */

/** A day that the calendar has. */
export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function isMonth(text: string): boolean {
  return isCalendarDate(`${text}-01`);
}

const CLOCK = /^T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?/;
const OFFSET = /^(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** A time of ISO 8601 with an offset, of a day that the calendar has. */
export function isInstant(text: string): boolean {
  const clock = CLOCK.exec(text.slice(10))?.[0];
  return (
    clock !== undefined &&
    isCalendarDate(text.slice(0, 10)) &&
    OFFSET.test(text.slice(10 + clock.length))
  );
}

const CONTROL = /\p{Cc}/u;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Not blank, not longer than so many characters, nothing that a document cannot show. */
export function isPlainText(text: string, most: number): boolean {
  if (text.length > most * 2 || text.trim() === '') return false;
  if ([...text].length > most) return false;
  return !CONTROL.test(text.replaceAll('\n', ' ')) && !LONE_SURROGATE.test(text);
}

/** NUL, which PostgreSQL stores in no text, and halves of characters, which UTF-8 cannot write. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && !LONE_SURROGATE.test(text);
}
