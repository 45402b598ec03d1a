/** Business dates: calendar dates in Asia/Shanghai, `YYYY-MM-DD`. */

const SHANGHAI = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });

export function businessDateToday(): string {
  return SHANGHAI.format(new Date());
}

/** @param time ISO 8601 */
export function businessDateAt(time: string): string {
  return SHANGHAI.format(new Date(time));
}
