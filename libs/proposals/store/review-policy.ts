/** The values of policy on which review is decided, kept with the revisions that they rest on. */
import type {
  KeptStates,
  RecordedInStream,
  StatesRead,
} from '../../command-handling/kept-states.js';
import { recordedFact } from '../../event-store/decoding.js';
import { folded } from '../../event-store/event-set-aside.js';
import type { EventStore } from '../../event-store/port.js';
import { PARAMETER_CHANGES, policyStream } from '../../policy/parameter-decision.js';
import { type ParameterChange, type ParameterName, valueAt } from '../../policy/parameters.js';

interface Kept {
  readonly changes: readonly ParameterChange[];
  readonly revision: bigint;
}

/** The value of a parameter on a day, in its unit; null: none is in force. */
export type ValueOn = (name: ParameterName, day: string) => string | null;

export class ReviewPolicy implements KeptStates<readonly ParameterName[], ValueOn> {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly store: EventStore) {}

  async read(wanted: readonly ParameterName[], fresh: boolean): Promise<StatesRead<ValueOn>> {
    const revisions = new Map<string, bigint>();
    const changes = new Map<ParameterName, readonly ParameterChange[]>();
    for (const name of wanted) {
      const stream = policyStream(name);
      const known = this.kept.get(stream);
      const kept = known && !fresh ? known : await this.readOn(stream, known);
      changes.set(name, kept.changes);
      revisions.set(stream, kept.revision);
    }
    const state: ValueOn = (name, day) =>
      valueAt(name, day, changes.get(name) ?? [])?.value ?? null;
    return { state, revisions };
  }

  /** What is recorded is read again when it is asked for. */
  record({ stream }: RecordedInStream): void {
    this.kept.delete(stream);
  }

  private async readOn(
    stream: string,
    known: Kept = { changes: PARAMETER_CHANGES.initial(), revision: -1n },
  ): Promise<Kept> {
    let { changes, revision } = known;
    for await (const page of this.store.readStream(stream, { fromRevision: revision + 1n })) {
      for (const event of page) {
        const before = changes;
        changes = folded(event, () =>
          PARAMETER_CHANGES.evolve(before, recordedFact(event), event.metadata.actor),
        );
        revision = event.revision;
      }
    }
    const kept = { changes, revision };
    this.kept.set(stream, kept);
    return kept;
  }
}
