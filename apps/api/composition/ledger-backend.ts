/** The api's backend over the system of this process. */
import { viewPersonalData } from '../../../libs/access/domain/access-deciders.js';
import { join } from 'node:path';
import { readingOf, storeReadings } from '../../system/store-readings.js';
import type { CommandObserver } from '../../../libs/command-handling/answers.js';
import { acknowledgeAlert } from '../../../libs/gap-alerts/domain/alert-decider.js';
import { recordedFact } from '../../../libs/event-store/decoding.js';
import { clearSpool } from '../../../libs/access/store/sealed-spool.js';
import type { Projector } from '../../../libs/projection/projector.js';
import { importPackage } from '../../../libs/data-package/store/import-package.js';
import {
  type Answer,
  Backend,
  type HealthReport,
  type ImportReport,
  type ImportRequest,
  type Reading,
} from '../backend.js';
import { schemesOf } from './allocation-desks.js';
import { disclosureOf } from './disclosure-services.js';
import { mattersOf } from './matters.js';
import { forgettingsOf } from './forgettings.js';
import { questionsOf } from './questions.js';
import { readsOf } from './reads.js';
import { type System, importerVault, registeredRegions } from '../../system/system.js';

/** Lag in events from which the read models are said to be behind. */
const BEHIND_EVENTS = 10_000;
/** An answer to an upload holds so many receipts, of 200 events each, or none. */
const MOST_RECEIPTS = 500;

export class LedgerBackend extends Backend {
  readonly desk: Backend['desk'];
  readonly corrections: Backend['corrections'];
  readonly alerts: Backend['alerts'];
  readonly signedReceipts: Backend['signedReceipts'];
  readonly forgettings: Backend['forgettings'];
  readonly imports: Backend['imports'];
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
    const { handler, ledger, corrections, vault, position } = system;
    this.desk = ledger;
    this.vault = vault;
    this.position = position;
    this.disclosure = disclosureOf(system);
    this.matters = mattersOf(system);
    this.queries = questionsOf(system);
    this.schemes = schemesOf(system);
    this.reads = readsOf(system);
    this.corrections = {
      propose: (command) => corrections.propose(command, command),
      approve: (command) => corrections.approve(command, command),
      find: async (correctionNo) => {
        const found = await corrections.find(correctionNo);
        return found && { ...found, status: found.approved ? 'approved' : 'proposed' };
      },
      target: (eventId) => this.correctionTarget(eventId),
    };
    this.alerts = {
      acknowledge: (command) => handler.execute(acknowledgeAlert, command, command),
    };
    this.signedReceipts = system.receipts;
    this.forgettings = forgettingsOf(system);
    this.imports = { run: (request) => this.import(request) };
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

  private async correctionTarget(eventId: string) {
    const [event] = await this.system.store.findEvents([eventId]);
    if (!event) return undefined;
    const fact = recordedFact(event);
    const region = fact.stream.startsWith('county-') ? fact.stream.slice('county-'.length) : null;
    return { eventId, type: fact.type, region };
  }

  private async import(request: ImportRequest): Promise<ImportReport> {
    const { upload, onError, actor, signal, progress } = request;
    const { system } = this;
    const signedReceipts: string[] = [];
    let areTooMany = false;
    const report = await importPackage({
      path: upload,
      ledger: system.ledger,
      vault: importerVault(system.vault),
      actor,
      onError,
      workDir: join(system.settings.dataDir, 'spool'),
      signal,
      progress: ({ done, total }) => progress(done, total),
      findPayment: (batchNo, paymentNo) => system.ledger.findPayment(batchNo, paymentNo),
      knownRegions: await registeredRegions(system.store),
      receipts: {
        sign: (ids) => this.signedReceipts.receiptOf(ids),
        keep: async (receipt) => {
          if (signedReceipts.length < MOST_RECEIPTS) signedReceipts.push(receipt);
          else areTooMany = true;
        },
      },
    });
    return {
      accepted: report.outcome === 'posted',
      report: {
        ...(report as object as Answer),
        ...(areTooMany ? { signedFor: 0, signedReceipts: null } : { signedReceipts }),
      },
      position: await system.store.head(),
    };
  }
}

/** Removes what uploads of an earlier process left behind. */
export function clearUploads({ settings }: System): Promise<void> {
  return clearSpool(settings.dataDir);
}
