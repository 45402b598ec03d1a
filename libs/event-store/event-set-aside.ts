import { StoreUnavailable } from './port.js';

/**
 * What is asked for rests on an event that cannot be folded: it can neither be answered nor decided
 * until the event is corrected, or folded by a later release.
 */
export class EventSetAside extends StoreUnavailable {
  constructor(
    readonly eventId: string,
    options?: ErrorOptions,
  ) {
    super(`event ${eventId} cannot be folded`, options);
  }
}

/** Folds an event. @throws EventSetAside where that fails */
export function folded<T>({ id }: { readonly id: string }, fold: () => T): T {
  try {
    return fold();
  } catch (error) {
    throw error instanceof EventSetAside ? error : new EventSetAside(id, { cause: error });
  }
}

/**
 * For who reads events of many units: one that cannot be folded stops none of the others.
 * @returns why, where it cannot be
 */
export function foldedElseSkipped(
  event: { readonly id: string },
  fold: () => void,
): EventSetAside | undefined {
  try {
    folded(event, fold);
    return undefined;
  } catch (error) {
    return error as EventSetAside;
  }
}
