/** Recording times ahead of the clock: some clock was wrong, and later events follow it. */
import type { SectionContext, SectionReport, VerificationSection } from './verification-section.js';

/** A store and its server are allowed so much. */
const AHEAD_FROM_SECONDS = 60;

export class ClockCheck implements VerificationSection {
  async verify({ reading, now }: SectionContext): Promise<SectionReport> {
    const { last } = await reading.end();
    const [event] = last === 0n ? [] : await reading.at([last]);
    const ahead = event === undefined ? 0 : (Date.parse(event.recordedAt) - now) / 1000;
    if (ahead <= AHEAD_FROM_SECONDS) return { faults: [] };
    const seconds = Math.round(ahead);
    return {
      faults: [],
      lines: [
        [
          `最新事件的记录时间比本机时钟超前 ${seconds} 秒：某台服务器的时钟有误，此前的记录时间不可作为时间证明`,
          `the newest event was recorded ${seconds} s ahead of the clock here: some clock is or was wrong, so recording times prove no time`,
        ],
      ],
    };
  }
}
