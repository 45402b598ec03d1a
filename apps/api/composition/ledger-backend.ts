/** The api's backend over the system of this process. */
import { viewPersonalData } from '../../../libs/access/domain/access-deciders.js';
import { Backend } from '../backend.js';
import type { System } from '../../system/system.js';
import { disclosureOf } from './disclosure-services.js';
import { mattersOf } from './matters.js';
import { forgettingsOf } from './forgettings.js';
import { questionsOf } from './questions.js';
import { readsOf } from './reads.js';

export class LedgerBackend extends Backend {
  readonly forgettings: Backend['forgettings'];
  readonly accessLog: Backend['accessLog'];
  readonly disclosure: Backend['disclosure'];
  readonly matters: Backend['matters'];
  readonly queries: Backend['queries'];
  readonly reads: Backend['reads'];
  readonly vault: Backend['vault'];
  constructor(system: System) {
    super();
    const { handler, vault } = system;
    this.vault = vault;
    this.disclosure = disclosureOf(system);
    this.matters = mattersOf(system);
    this.queries = questionsOf(system);
    this.reads = readsOf(system);
    this.forgettings = forgettingsOf(system);
    this.accessLog = {
      record: (look) => handler.execute(viewPersonalData, look, look),
    };
  }
}
