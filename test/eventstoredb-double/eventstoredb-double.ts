import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import grpc from '@grpc/grpc-js';
import gossipService from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import persistentService from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import featuresService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { batchAppendHandler } from './batch-appending.js';
import { gossipHandler, supportedMethodsHandler } from './cluster-services.js';
import { deleteHandler, tombstoneHandler } from './deleting.js';
import { EventLog } from './event-log.js';
import { Faults, type DoubleState } from './faults.js';
import { PersistentSubscriptions } from './persistent-subscriptions.js';
import { readHandler } from './reading.js';
import { appendHandler } from './writing.js';

export interface EventStoreDoubleOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Bytes; the server's default is 1 MiB. */
  readonly maxAppendSize?: number;
  /** False makes the client append by Streams.Append, as to servers before 21.10. */
  readonly offersBatchAppend?: boolean;
}

export interface EventStoreDouble {
  readonly port: number;
  /** `esdb://127.0.0.1:PORT?tls=false` */
  readonly connectionString: string;
  readonly faults: Faults;
  /** What it holds, for tests to look at from behind. */
  readonly log: EventLog;
  /** Tears down every connection; new ones are taken. */
  disconnectAll(): void;
  /** Refuses connections until `start`; what it holds stays. */
  kill(): Promise<void>;
  /** Listens again on the same port. */
  start(): Promise<void>;
  /** `kill` and `start`. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const host = '127.0.0.1';

/**
 * A server that speaks EventStoreDB's protocol as far as README.md beside this file says. It is an
 * aid of tests: it keeps events in memory only, and knows neither TLS nor users.
 */
export async function startEventStoreDouble(
  options: EventStoreDoubleOptions = {},
): Promise<EventStoreDouble> {
  const double = new RunningDouble(options);
  await double.start();
  return double;
}

class RunningDouble implements EventStoreDouble {
  readonly faults = new Faults();
  readonly log = new EventLog();
  readonly #sockets = new Map<string, Socket>();
  readonly #grpc: grpc.Server;
  readonly #injector: ReturnType<grpc.Server['createConnectionInjector']>;
  #listener: Server | undefined;
  #port: number;

  constructor(options: EventStoreDoubleOptions) {
    this.#port = options.port ?? 0;
    this.#grpc = grpcServer({
      log: this.log,
      faults: this.faults,
      maxAppendSize: options.maxAppendSize ?? 1024 * 1024,
      offersBatchAppend: options.offersBatchAppend ?? true,
      endpoint: () => ({ host, port: this.#port }),
      disconnect: (peer) => this.#sockets.get(peer)?.destroySoon(),
    });
    this.#injector = this.#grpc.createConnectionInjector(grpc.ServerCredentials.createInsecure());
  }

  get port(): number {
    return this.#port;
  }

  get connectionString(): string {
    return `esdb://${host}:${this.#port}?tls=false`;
  }

  disconnectAll(): void {
    for (const socket of this.#sockets.values()) socket.destroy();
  }

  async kill(): Promise<void> {
    const listener = this.#listener;
    this.#listener = undefined;
    const closed = listener && once(listener, 'close');
    listener?.close();
    this.disconnectAll();
    await closed;
  }

  async start(): Promise<void> {
    // Sockets are taken here and handed on, since only their owner can tear one down by itself.
    const listener = createServer((socket) => {
      const peer = `${socket.remoteAddress}:${socket.remotePort}`;
      this.#sockets.set(peer, socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => this.#sockets.delete(peer));
      this.#injector.injectConnection(socket);
    });
    listener.listen(this.#port, host);
    await once(listener, 'listening');
    this.#port = (listener.address() as AddressInfo).port;
    this.#listener = listener;
  }

  async restart(): Promise<void> {
    await this.kill();
    await this.start();
  }

  async stop(): Promise<void> {
    await this.kill();
    this.#injector.destroy();
    this.#grpc.forceShutdown();
  }
}

function grpcServer(state: DoubleState): grpc.Server {
  const server = new grpc.Server({
    'grpc.max_receive_message_length': 17 * 1024 * 1024,
    'grpc.max_send_message_length': -1,
  });
  server.addService(streamsService.StreamsService, {
    read: readHandler(state),
    append: appendHandler(state),
    batchAppend: batchAppendHandler(state),
    delete: deleteHandler(state),
    tombstone: tombstoneHandler(state),
  });
  server.addService(
    persistentService.PersistentSubscriptionsService,
    new PersistentSubscriptions(state).handlers(),
  );
  server.addService(featuresService.ServerFeaturesService, {
    getSupportedMethods: supportedMethodsHandler(state),
  });
  server.addService(gossipService.GossipService, { read: gossipHandler(state) });
  return server;
}
