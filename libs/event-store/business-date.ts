/** Business dates: calendar dates in Asia/Shanghai, `YYYY-MM-DD`. */

const SHANGHAI = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });

export function businessDateToday(): string {
  return SHANGHAI.format(new Date());
}

/** @param time ISO 8601 */
export function businessDateAt(time: string): string {
  return SHANGHAI.format(new Date(time));
}

const MILLISECONDS_A_DAY = 86_400_000;

/** The day so many days after another, `YYYY-MM-DD`. */
export function daysAfter(day: string, days: number): string {
  const time = Date.parse(`${day}T00:00:00Z`) + days * MILLISECONDS_A_DAY;
  return new Date(time).toISOString().slice(0, 10);
}

/** In UTC, as times of recording are written. @param day business date */
export function beginningOf(day: string): string {
  return new Date(`${day}T00:00:00+08:00`).toISOString();
}
