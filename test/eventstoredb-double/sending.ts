import { setImmediate as nextTurn } from 'node:timers/promises';

/** What is needed of a call that answers with a stream. */
export interface SendingCall<T> {
  readonly cancelled: boolean;
  readonly destroyed: boolean;
  write(message: T): boolean;
  once(event: 'drain' | 'cancelled' | 'close', listener: () => void): unknown;
  off(event: 'drain' | 'cancelled' | 'close', listener: () => void): unknown;
}

/** Sends one message when the reader has room. False where nobody reads any more. */
export async function send<T>(call: SendingCall<T>, message: T): Promise<boolean> {
  if (call.cancelled || call.destroyed) return false;
  if (!call.write(message)) await room(call);
  return !call.cancelled && !call.destroyed;
}

function room<T>(call: SendingCall<T>): Promise<void> {
  return new Promise((settle) => {
    const done = () => {
      call.off('drain', done);
      call.off('cancelled', done);
      call.off('close', done);
      settle();
    };
    call.once('drain', done);
    call.once('cancelled', done);
    call.once('close', done);
  });
}

/** A few turns of the event loop, in which what was written reaches the socket. */
export async function flushed(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await nextTurn();
}
