/** The api's backend over the system of this process. */
import { Backend } from '../backend.js';
import type { System } from '../../system/system.js';
import { disclosureOf } from './disclosure-services.js';

export class LedgerBackend extends Backend {
  readonly disclosure: Backend['disclosure'];

  constructor(system: System) {
    super();
    this.disclosure = disclosureOf(system);
  }
}
