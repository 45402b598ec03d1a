import { randomUUID } from 'node:crypto';
import type grpc from '@grpc/grpc-js';
import type persistentService from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import persistent from '@eventstore/db-client/generated/persistent_pb.js';
import type shared from '@eventstore/db-client/generated/shared_pb.js';
import { eventFilter, matchesAll, type EventFilter } from './event-filter.js';
import type { LoggedEvent } from './event-log.js';
import type { DoubleState } from './faults.js';
import { persistentReadEvent, resolve, streamNameOf, uuidOf } from './messages.js';
import {
  PersistentGroup,
  type Consumer,
  type GroupSettings,
  type NackAction,
} from './persistent-group.js';
import { flushed } from './sending.js';
import { serverErrors } from './server-errors.js';

type ReadCall = grpc.ServerDuplexStream<persistent.ReadReq, persistent.ReadResp>;

const largestRevision = '18446744073709551615';
const nackActions: Readonly<Record<number, NackAction>> = {
  0: 'park',
  1: 'park',
  2: 'retry',
  3: 'skip',
  4: 'stop',
};
const strategies = ['DispatchToSingle', 'RoundRobin', 'Pinned'];

interface NamedGroup {
  readonly stream: string;
  readonly name: string;
  readonly startFrom: string;
  readonly group: PersistentGroup;
}

/** All of PersistentSubscriptions but RestartSubsystem. Groups outlive connections. */
export class PersistentSubscriptions {
  readonly #state: DoubleState;
  readonly #groups = new Map<string, NamedGroup>();

  constructor(state: DoubleState) {
    this.#state = state;
    state.log.on('appended', () => {
      for (const { group } of this.#groups.values()) group.dispatch();
    });
  }

  handlers(): Omit<
    Record<keyof persistentService.IPersistentSubscriptionsServer, grpc.UntypedHandleCall>,
    'restartSubsystem'
  > {
    const unary =
      <Request, Response>(
        handle: (request: Request) => Response,
      ): grpc.handleUnaryCall<Request, Response> =>
      (call, answer) => {
        try {
          answer(null, handle(call.request));
        } catch (error) {
          answer(error as grpc.ServiceError);
        }
      };
    return {
      create: unary((request: persistent.CreateReq) => this.#create(request)),
      update: unary((request: persistent.UpdateReq) => this.#update(request)),
      delete: unary((request: persistent.DeleteReq) => this.#delete(request)),
      getInfo: unary((request: persistent.GetInfoReq) => this.#info(request)),
      list: unary((request: persistent.ListReq) => this.#list(request)),
      replayParked: unary((request: persistent.ReplayParkedReq) => this.#replay(request)),
      read: ((call: ReadCall) => {
        this.#read(call);
      }) as grpc.UntypedHandleCall,
    };
  }

  #create(request: persistent.CreateReq): persistent.CreateResp {
    const options = request.getOptions()!;
    const stream = sourceOf(options);
    const name = options.getGroupName();
    const key = keyOf(stream, name);
    if (this.#groups.has(key)) throw serverErrors.groupExists(stream, name) as Error;
    const settings = settingsOf(options.getSettings()!);
    const { next, startFrom } = this.#source(stream, options);
    this.#groups.set(key, { stream, name, startFrom, group: new PersistentGroup(settings, next) });
    return new persistent.CreateResp();
  }

  #update(request: persistent.UpdateReq): persistent.UpdateResp {
    const options = request.getOptions()!;
    const { group } = this.#find(sourceOf(options), options.getGroupName());
    group.settings = settingsOf(options.getSettings()!);
    // The server drops those who read a group that changes.
    group.drop();
    return new persistent.UpdateResp();
  }

  #delete(request: persistent.DeleteReq): persistent.DeleteResp {
    const options = request.getOptions()!;
    const { stream, name, group } = this.#find(sourceOf(options), options.getGroupName());
    this.#groups.delete(keyOf(stream, name));
    group.drop();
    return new persistent.DeleteResp();
  }

  #info(request: persistent.GetInfoReq): persistent.GetInfoResp {
    const options = request.getOptions()!;
    const found = this.#find(sourceOf(options), options.getGroupName());
    return new persistent.GetInfoResp().setSubscriptionInfo(infoOf(found));
  }

  #list(request: persistent.ListReq): persistent.ListResp {
    const wanted = request.getOptions()!.getListForStream();
    const stream = wanted && (wanted.hasAll() ? '$all' : streamNameOf(wanted.getStream()));
    const groups = [...this.#groups.values()].filter(
      (group) => stream === undefined || group.stream === stream,
    );
    if (groups.length === 0) throw serverErrors.groupDoesNotExist(stream ?? '', '') as Error;
    return new persistent.ListResp().setSubscriptionsList(groups.map(infoOf));
  }

  #replay(request: persistent.ReplayParkedReq): persistent.ReplayParkedResp {
    const options = request.getOptions()!;
    this.#find(sourceOf(options), options.getGroupName()).group.replayParked();
    return new persistent.ReplayParkedResp();
  }

  #find(stream: string, name: string): NamedGroup {
    const found = this.#groups.get(keyOf(stream, name));
    if (found === undefined) throw serverErrors.groupDoesNotExist(stream, name) as Error;
    return found;
  }

  #source(
    stream: string,
    options: persistent.CreateReq.Options,
  ): { readonly next: () => LoggedEvent | undefined; readonly startFrom: string } {
    const { log } = this.#state;
    const all = options.getAll();
    const events = () => (all === undefined ? log.recordedIn(stream) : log.all);
    const filter = all?.getFilter();
    const matches: EventFilter = filter === undefined ? matchesAll : eventFilter(filter);
    let index = 0;
    if (all?.hasEnd()) index = log.all.length;
    else if (all?.hasPosition()) {
      index = log.indexOf(BigInt(all.getPosition()!.getCommitPosition()));
    }
    const revision = options.getSettings()!.getRevision();
    if (all === undefined) {
      index = revision === largestRevision ? events().length : Number(revision);
    }
    const next = () => {
      for (;;) {
        const event = events()[index];
        if (event === undefined) return undefined;
        index += 1;
        if (matches(event)) return event;
      }
    };
    return { next, startFrom: all === undefined ? revision : 'C:0/P:0' };
  }

  /** The first request names the group, those after it answer for events. */
  #read(call: ReadCall): void {
    let answer: ((request: persistent.ReadReq) => void) | undefined;
    call.on('data', (request: persistent.ReadReq) => {
      const options = request.getOptions();
      if (options === undefined) answer?.(request);
      else answer = this.#connect(call, options);
    });
    call.on('error', () => undefined);
  }

  #connect(
    call: ReadCall,
    options: persistent.ReadReq.Options,
  ): ((request: persistent.ReadReq) => void) | undefined {
    const stream = sourceOf(options);
    const name = options.getGroupName();
    const found = this.#groups.get(keyOf(stream, name));
    if (this.#state.faults.isDenied(stream)) call.emit('error', serverErrors.accessDenied());
    else if (found === undefined) {
      call.emit('error', serverErrors.groupDoesNotExist(stream, name));
    } else {
      const consumer = this.#consumer(call, options, found);
      if (found.group.join(consumer)) {
        this.#confirm(call, found, consumer);
        return (request) => {
          answerFor(found.group, consumer, request);
        };
      }
      call.emit('error', serverErrors.maximumSubscribersReached(stream, name));
    }
    return undefined;
  }

  #confirm(call: ReadCall, { group }: NamedGroup, consumer: Consumer): void {
    const leave = () => {
      group.leave(consumer);
    };
    call.on('cancelled', leave).on('close', leave).on('end', leave);
    call.write(
      new persistent.ReadResp().setSubscriptionConfirmation(
        new persistent.ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID()),
      ),
    );
    group.dispatch();
  }

  #consumer(
    call: ReadCall,
    options: persistent.ReadReq.Options,
    { stream, name, group }: NamedGroup,
  ): Consumer {
    const { faults, log, disconnect } = this.#state;
    const breakAfter = faults.takeDisconnect('during-subscription');
    const uuid = options.getUuidOption()?.hasString() ? 'string' : 'structured';
    let sent = 0;
    return {
      bufferSize: options.getBufferSize(),
      deliver: ({ event, retries }) => {
        if (breakAfter !== undefined && sent >= breakAfter) {
          if (sent === breakAfter) {
            void flushed().then(() => {
              disconnect(call.getPeer());
            });
          }
          sent += 1;
          return;
        }
        sent += 1;
        const resolved = resolve(log, event, group.settings.resolveLinks);
        call.write(persistentReadEvent(resolved, uuid, retries));
      },
      drop: () => {
        call.emit('error', serverErrors.subscriptionDropped(stream, name));
      },
    };
  }
}

function answerFor(group: PersistentGroup, consumer: Consumer, request: persistent.ReadReq): void {
  const nack = request.getNack();
  const ids = (request.getAck() ?? nack)?.getIdsList().map(uuidOf) ?? [];
  if (nack === undefined) group.acknowledge(ids);
  else group.refuse(consumer, ids, nackActions[nack.getAction()] ?? 'park');
}

function keyOf(stream: string, name: string): string {
  return `${stream}::${name}`;
}

interface GroupOptions {
  hasAll(): boolean;
  getStreamIdentifier?(): shared.StreamIdentifier | undefined;
  getStream?(): { getStreamIdentifier(): shared.StreamIdentifier | undefined } | undefined;
}

function sourceOf(options: GroupOptions): string {
  if (options.hasAll()) return '$all';
  const identifier = options.getStream?.()?.getStreamIdentifier();
  return streamNameOf(identifier ?? options.getStreamIdentifier?.());
}

function settingsOf(
  settings: persistent.CreateReq.Settings | persistent.UpdateReq.Settings,
): GroupSettings {
  return {
    resolveLinks: settings.getResolveLinks(),
    messageTimeout: settings.getMessageTimeoutMs(),
    maxRetryCount: settings.getMaxRetryCount(),
    maxSubscriberCount: settings.getMaxSubscriberCount(),
    strategy: settings.getNamedConsumerStrategy(),
  };
}

function infoOf({ stream, name, startFrom, group }: NamedGroup): persistent.SubscriptionInfo {
  const { settings } = group;
  return new persistent.SubscriptionInfo()
    .setEventSource(stream)
    .setGroupName(name)
    .setStatus('Live')
    .setStartFrom(startFrom)
    .setResolveLinkTos(settings.resolveLinks)
    .setMessageTimeoutMilliseconds(settings.messageTimeout)
    .setMaxRetryCount(settings.maxRetryCount)
    .setMaxSubscriberCount(settings.maxSubscriberCount)
    .setNamedConsumerStrategy(strategies[settings.strategy] ?? '')
    .setTotalInFlightMessages(group.inFlightCount)
    .setParkedMessageCount(String(group.parked.length));
}
