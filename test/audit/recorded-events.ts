/** A database with events in it, and a sealer over it. */
import { randomBytes, randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type pg from 'pg';
import { ReceiptSigner } from '../../libs/audit/store/receipt-signer.js';
import type { ReadModelsCommitment } from '../../libs/audit/domain/checkpoint.js';
import type { TreeHash } from '../../libs/audit/domain/tree-hash.js';
import { recordedEvent } from '../../libs/audit/store/store-log.js';
import {
  type BundleAsked,
  type BundleSource,
  evidenceBundle,
} from '../../libs/audit/store/evidence-bundle.js';
import type { SealState } from '../../libs/audit/store/seal-state.js';
import { committedCounty } from '../../libs/audit/store/read-model-commitments.js';
import { Sealer } from '../../libs/audit/store/sealer.js';
import type { TimeStamping } from '../../libs/audit/store/time-stamps.js';
import type { Witnessing } from '../../libs/audit/store/witnessing.js';
import { type RotationMade, rotateSealKey } from '../../libs/audit/store/seal-key-rotation.js';
import { privateKeyOf } from '../../libs/audit/domain/signed-note.js';
import { PostgresLog } from '../../libs/audit/store/postgres-log.js';
import type { RecordedLog } from '../../libs/audit/store/recorded-log.js';
import { SealedTree } from '../../libs/audit/store/sealed-tree.js';
import { eventsAsSent } from '../../libs/event-store/append-request.js';
import type { AppendRequest } from '../../libs/event-store/port.js';
import { PostgresEventStore } from '../../libs/event-store/postgres/postgres-event-store.js';
import { createClient } from '../../libs/postgres/connections.js';
import type { Sql } from '../../libs/postgres/sql.js';
import { RememberedState } from './remembered-state.js';
import { type TestDatabase, freshDatabase } from '../postgres-for-tests.js';

export class RecordedEvents {
  /** Where the sealers of this database remember what they signed last. */
  state: SealState = new RememberedState();
  /** What heads say of the read models that are signed from now on. */
  readModels: ReadModelsCommitment | undefined;
  /** Whom sealers ask from now on. */
  witnesses: Witnessing | undefined;
  /** By whom heads are stamped from now on. */
  stamps: TimeStamping | undefined;

  private constructor(
    readonly database: TestDatabase,
    readonly store: PostgresEventStore,
    /** The owner's connection: a superuser's. */
    readonly owner: pg.Client,
  ) {}

  static async open(): Promise<RecordedEvents> {
    const database = await freshDatabase();
    const store = new PostgresEventStore(database.logins.of('app'));
    const owner = createClient({ connectionString: database.url, role: 'owner' });
    await owner.connect();
    return new RecordedEvents(database, store, owner);
  }

  /** Appends events to three counties in turn. */
  /**
   * 40 events under two seals, of which an auditor keeps the second; 3 more that no seal covers.
   * @returns the log, and the checkpoint that was kept
   */
  static async keptUnderTwoSeals(key: Buffer): Promise<[RecordedEvents, string]> {
    const recorded = await RecordedEvents.open();
    await recorded.record(25);
    await recorded.seal(key);
    await recorded.record(15);
    await recorded.seal(key);
    const { checkpoint } = (await recorded.tree.latest())!;
    await recorded.record(3);
    return [recorded, checkpoint];
  }

  async record(count: number): Promise<void> {
    const actor = { subject: '某县财政局', role: 'county-treasury', organisation: '220422' };
    for (let place = 0; place < count; place++) {
      const id = randomUUID();
      await this.store.append({
        writes: [
          {
            stream: `county-22042${place % 3}`,
            expectedRevision: 'any',
            events: [
              {
                id,
                type: 'BudgetAllocated',
                schemaVersion: 1,
                occurredOn: '2017-01-10',
                metadata: { actor, commandId: id, correlationId: id, causationId: id },
                data: `{ "entryNo":"YS-${place}", "amountFen":"${1000 + place}" }`,
              },
            ],
          },
        ],
      });
    }
  }

  sealer(
    key: Buffer | (() => Promise<Buffer>) = randomBytes(32),
    onFailure: (error: Error) => void = fail,
    hash: TreeHash | null = null,
    now: () => number = Date.now,
    state: SealState | null = this.state,
  ): Sealer {
    const { connectionString } = this.database.logins.of('projector');
    const today = () => '2026-11-22';
    const given = typeof key === 'function' ? key : async () => key;
    return new Sealer({
      connectionString,
      log: this.log,
      signer: async () => privateKeyOf(await given()),
      state,
      province: '220000',
      hash,
      ...(this.stamps && { stamps: this.stamps }),
      ...(this.witnesses && { witnesses: this.witnesses }),
      ...(this.readModels && { readModels: async () => this.readModels }),
      today,
      now,
      onFailure,
    });
  }

  /** The receipt of the event at a position, as its writer got it. */
  async receiptOf(position: bigint): Promise<string> {
    const text = 'SELECT id FROM store.events WHERE position = $1';
    const [event] = await this.sql.query<{ id: string }>(text, [position]);
    return this.signer().receiptOfRecorded([event!.id]);
  }

  signer(log: Pick<RecordedLog, 'withIds'> = this.log): ReceiptSigner {
    const key = async () => Buffer.alloc(32, 7);
    return new ReceiptSigner({ sql: this.sql, province: '220000', hash: null, key, log });
  }

  /** Whoever rewrites a log with its key signs what is there, whatever was signed before. */
  async forgetSigned(): Promise<void> {
    this.state = new RememberedState((await this.tree.latest())?.checkpoint);
  }

  /** Seals what waits, as one process does that then ends. */
  async seal(key: Buffer, hash: TreeHash | null = null): Promise<void> {
    const sealer = this.sealer(key, fail, hash);
    await sealer.sealAll();
    await sealer.disconnect();
  }

  /** Rotates the key of seals; null: the older is lost. */
  rotateKey(older: Buffer | null, newer: Buffer): Promise<RotationMade> {
    return rotateSealKey({
      connectionString: this.database.logins.of('projector').connectionString,
      older: older && privateKeyOf(older),
      newer: privateKeyOf(newer),
      at: '2026-11-22T08:30:00.125Z',
    });
  }

  /** A bundle as its taker gets it: that it was taken is recorded, and signed for. */
  async bundle(
    asked: BundleAsked,
    ledger: BundleSource['ledger'] = async () => undefined,
  ): Promise<Buffer> {
    const source: BundleSource = {
      sql: this.sql,
      log: this.log,
      ledger,
      createdAt: '2026-11-22T00:00:00.000Z',
      takenBy: '审计',
      names: { unit: (region) => region, program: (code) => ({ zh: code, en: code }) },
      committedCounty: (commitment, region) => committedCounty(this.sql, commitment, region),
      makeKeyKnown: () => this.signer().makeKnown(),
      record: (taken) => this.taken(taken),
    };
    const bundle = await evidenceBundle(source, asked);
    if (bundle.kind !== 'bundle') throw new Error(bundle.kind);
    return buffer(bundle.content);
  }

  private async taken(taken: object) {
    const id = randomUUID();
    const actor = { subject: '审计', role: 'audit', organisation: '220000' };
    const event = {
      ...{ id, type: 'EvidenceTaken', schemaVersion: 1, occurredOn: '2026-11-22' },
      metadata: { actor, commandId: id, correlationId: id, causationId: id },
      data: JSON.stringify(taken),
    };
    const request: AppendRequest = {
      writes: [{ stream: 'evidence-taken-a', expectedRevision: 'any', events: [event] }],
    };
    const sent = eventsAsSent(request, await this.store.append(request));
    const receipt = await this.signer().receiptOfSent(sent);
    return { event: recordedEvent(sent[0]!), receipt };
  }

  /** The events as audit reads them. */
  get log(): RecordedLog {
    return new PostgresLog(this.database.logins.of('verifier'), this.sql);
  }

  get tree(): SealedTree {
    return new SealedTree(this.sql);
  }

  get sql(): Sql {
    return {
      query: async <Row extends object>(text: string, values: readonly unknown[] = []) => {
        const { rows } = await this.owner.query<Row & pg.QueryResultRow>(text, [...values]);
        return rows;
      },
    };
  }

  async close(): Promise<void> {
    await this.store.close();
    await this.owner.end();
    await this.database.drop();
  }
}

function fail(error: Error): never {
  throw error;
}
