/** The verification of the log of this process, once at a time. */
import type { Login } from '../../postgres/logins.js';
import type { RecordedLog } from './recorded-log.js';
import type { VerificationSection } from './verification-section.js';
import { type VerificationReport, verifyEvents } from './verification.js';

export class LogVerification {
  private running: Promise<VerificationReport> | undefined;

  /** @param login of the database that holds the seals */
  constructor(
    private readonly login: Login,
    private readonly log: RecordedLog,
    private readonly sections: readonly VerificationSection[],
  ) {}

  /** Recomputes everything; whoever asks meanwhile gets the same report. */
  report(): Promise<VerificationReport> {
    const { login, log, sections } = this;
    this.running ??= verifyEvents({ ...login, log, sections }).finally(() => {
      this.running = undefined;
    });
    return this.running;
  }
}
