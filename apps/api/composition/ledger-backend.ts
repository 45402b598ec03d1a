/** The api's backend over the system of this process. */
import { viewPersonalData } from '../../../libs/access/domain/access-deciders.js';
import { readingOf, storeReadings } from '../../system/store-readings.js';
import type { CommandObserver } from '../../../libs/command-handling/answers.js';
import { Backend, type HealthReport, type Reading } from '../backend.js';
import { schemesOf } from './allocation-desks.js';
import type { System } from '../../system/system.js';
import { clearSpool } from '../../../libs/access/store/sealed-spool.js';
import type { Projector } from '../../../libs/projection/projector.js';
import { disclosureOf } from './disclosure-services.js';
import { mattersOf } from './matters.js';
import { forgettingsOf } from './forgettings.js';
import { questionsOf } from './questions.js';
import { readsOf } from './reads.js';

/** Lag in events from which the read models are said to be behind. */
const BEHIND_EVENTS = 10_000;

export class LedgerBackend extends Backend {
  readonly forgettings: Backend['forgettings'];
  readonly accessLog: Backend['accessLog'];
  readonly schemes: Backend['schemes'];
  readonly disclosure: Backend['disclosure'];
  readonly matters: Backend['matters'];
  readonly queries: Backend['queries'];
  readonly reads: Backend['reads'];
  readonly vault: Backend['vault'];
  readonly position: Backend['position'];
  /** Why the projector of this process has stopped, if it has. */
  private projectorFailure: Error | undefined;
  /** Of this process; undefined: it keeps no read models. */
  private projector: Pick<Projector, 'held'> | undefined;

  constructor(private readonly system: System) {
    super();
    const { handler, vault, position } = system;
    this.vault = vault;
    this.position = position;
    this.disclosure = disclosureOf(system);
    this.matters = mattersOf(system);
    this.queries = questionsOf(system);
    this.schemes = schemesOf(system);
    this.reads = readsOf(system);
    this.forgettings = forgettingsOf(system);
    this.accessLog = {
      record: (look) => handler.execute(viewPersonalData, look, look),
    };
  }

  /** The projector of this process. */
  projectsBy(projector: Pick<Projector, 'held'>): void {
    this.projector = projector;
  }

  /** A projector that fails stops loudly: readiness says so from then on. */
  projectorFailed(error: Error): void {
    this.projectorFailure = error;
  }

  observeCommands(observer: CommandObserver): void {
    this.system.handler.observe(observer);
  }

  async health(): Promise<HealthReport> {
    const { place: events } = this.system;
    try {
      const [head, position] = [await this.system.store.head(), await this.system.position.read()];
      const lag = Number(head - position);
      if (this.projectorFailure) {
        const { message: reason } = this.projectorFailure;
        return { events, store: 'up', readModels: 'stopped', lag, reason };
      }
      return { events, store: 'up', readModels: lag > BEHIND_EVENTS ? 'behind' : 'up', lag };
    } catch (error) {
      const reason = (error as Error).message;
      return { events, store: 'down', readModels: 'stopped', lag: 0, reason };
    }
  }

  /** What this process knows of itself is told also while the store is out of reach. */
  async readings(): Promise<readonly Reading[]> {
    const stopped = this.projectorFailure ? 1 : 0;
    const own: readonly Reading[] = [
      readingOf('doudi_events_in_eventstoredb', this.system.place === 'eventstoredb' ? 1 : 0),
      ...(this.projector
        ? [
            readingOf('doudi_projector_stopped', stopped),
            readingOf('doudi_projector_lanes', this.projector.held.length),
          ]
        : []),
    ];
    try {
      return [...own, readingOf('doudi_store_up', 1), ...(await storeReadings(this.system))];
    } catch {
      return [...own, readingOf('doudi_store_up', 0)];
    }
  }
}

/** Removes what uploads of an earlier process left behind. */
export function clearUploads({ settings }: System): Promise<void> {
  return clearSpool(settings.dataDir);
}
