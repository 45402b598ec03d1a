/** What the thread of imports and the rest of the process tell each other. */
import type { CommandObserver } from '../../libs/command-handling/answers.js';
import type { Settings } from '../../libs/configuration/settings.js';
import type { Progress } from '../../libs/data-package/store/progress.js';
import type { UploadOrder, UploadReport } from '../../libs/data-package/store/upload-import.js';
import { ClockDisagrees } from '../../libs/event-store/clock.js';
import { EventSetAside } from '../../libs/event-store/event-set-aside.js';
import { StoreUnavailable } from '../../libs/event-store/port.js';
import { RecordedOtherwise } from '../../libs/event-store/recorded-otherwise.js';
import { SessionRefused } from '../../libs/postgres/session.js';
import { ReadModelsBehind } from '../../libs/projection/read-models.js';

/** By which the thread opens the database that its process has opened. */
export interface ThreadOpening {
  readonly settings: Settings;
  readonly answerWithinMs: number;
}

export type ToThread =
  | { readonly kind: 'start'; readonly no: number; readonly order: UploadOrder }
  | { readonly kind: 'stop'; readonly no: number }
  | { readonly kind: 'close' };

export type Handled = Parameters<CommandObserver>[0];

export type FromThread =
  | { readonly kind: 'progress'; readonly no: number; readonly progress: Progress }
  | { readonly kind: 'done'; readonly no: number; readonly report: UploadReport }
  | { readonly kind: 'failed'; readonly no: number; readonly error: CarriedError }
  | { readonly kind: 'handled'; readonly commands: readonly Handled[] }
  | { readonly kind: 'log'; readonly message: string };

/** An error on its way between threads, which keeps no classes. */
export interface CarriedError {
  readonly kind: keyof typeof REVIVALS;
  readonly message: string;
  readonly stack: string | undefined;
  readonly code: string | undefined;
  readonly ids: readonly string[];
  readonly cause: CarriedError | undefined;
}

type Carried = Omit<CarriedError, 'kind' | 'cause'>;

const REVIVALS = {
  RecordedOtherwise: ({ ids }: Carried) => new RecordedOtherwise(ids),
  EventSetAside: ({ ids }: Carried) => new EventSetAside(ids[0]!),
  ClockDisagrees: () => new ClockDisagrees(),
  ReadModelsBehind: () => new ReadModelsBehind(),
  StoreUnavailable: ({ message }: Carried) => new StoreUnavailable(message),
  SessionRefused: ({ code, message }: Carried) =>
    new SessionRefused(code as SessionRefused['code'], message),
  Error: ({ message }: Carried) => new Error(message),
};

/** The most particular first. */
const CLASSES = {
  RecordedOtherwise,
  EventSetAside,
  ClockDisagrees,
  ReadModelsBehind,
  StoreUnavailable,
  SessionRefused,
};

export function carried(thrown: unknown): CarriedError {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const kinds = Object.keys(CLASSES) as (keyof typeof CLASSES)[];
  const { code } = error as { code?: unknown };
  return {
    kind: kinds.find((kind) => error instanceof CLASSES[kind]) ?? 'Error',
    message: error.message,
    stack: error.stack,
    code: typeof code === 'string' ? code : undefined,
    ids: idsIn(error),
    cause: error.cause === undefined ? undefined : carried(error.cause),
  };
}

function idsIn(error: Error): readonly string[] {
  if (error instanceof RecordedOtherwise) return error.eventIds;
  return error instanceof EventSetAside ? [error.eventId] : [];
}

export function revived({ kind, cause, ...said }: CarriedError): Error {
  const error: Error & { code?: string } = REVIVALS[kind](said);
  if (said.code !== undefined && error.code === undefined) error.code = said.code;
  if (said.stack !== undefined) error.stack = said.stack;
  if (cause !== undefined) error.cause = revived(cause);
  return error;
}
