/**
 * What the api needs of the rest of Doudi: one object, built by whoever starts the process. Every
 * answer of a query is ready for JSON, in the shape of api.md: money as yuan strings, no bigint.
 */
import type { CommandAnswer } from '../../libs/command-handling/answers.js';
import type { PersonalDataVault } from '../../libs/access/store/vault.js';
import type { Recording } from '../../libs/http/answers.js';
import type { Reads } from './audit-replay/reads.js';
import type { DisclosurePort } from './disclosure/disclosure-port.js';
import type { MattersPort } from './matters/matters-port.js';
import type { ForgettingPort } from './persons/forgetting-port.js';

export { InvalidCursor } from '../../libs/http/answers.js';
export type { Answer, Page, PageRequest, PointInTime, Recording } from '../../libs/http/answers.js';

export interface RecordingDesks {
  readonly accessLog: {
    /** Durable when it resolves: personal data is shown only afterwards. */
    record(look: Recording & { beneficiary: string; purpose: string }): Promise<CommandAnswer>;
  };
}

/** Everything that answers. undefined: there is no such thing. */
export interface Queries {
  /** Counties that have paid the person or reported an exit. */
  countiesOf(beneficiary: string): Promise<readonly string[]>;
}

export abstract class Backend implements RecordingDesks {
  abstract readonly forgettings: ForgettingPort;
  abstract readonly accessLog: RecordingDesks['accessLog'];
  abstract readonly disclosure: DisclosurePort;
  abstract readonly matters: MattersPort;
  abstract readonly queries: Queries;
  abstract readonly reads: Reads;
  abstract readonly vault: PersonalDataVault;
}
