/** What a sealer signed last, in memory. */
import type { SealState } from '../../libs/audit/store/seal-state.js';

export class RememberedState implements SealState {
  constructor(public text?: string) {}

  async read(): Promise<string | undefined> {
    return this.text;
  }

  async write(text: string): Promise<void> {
    this.text = text;
  }
}
