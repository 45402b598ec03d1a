/** Refuses requests while the process cannot keep up, so that those it has taken are answered. */
import type { NextFunction, Request, Response } from 'express';
import type { LoopDelay } from '../observation/loop-delay.js';
import { problem } from '../problems/problem.js';

const AGAIN_SECONDS = '1';
/** Who asks whether the process lives must learn it then above all. */
const NEVER_SHED = /^\/(health\/|metrics$)/;

/**
 * @param mostMs what requests may wait for the event loop on average; 0: whatever it is
 * @param onShed is told of each request that is turned away
 */
export function shedLoad(loop: Pick<LoopDelay, 'waitMs'>, mostMs: number, onShed: () => void) {
  return ({ path }: Request, _response: Response, next: NextFunction): void => {
    if (mostMs === 0 || loop.waitMs <= mostMs || NEVER_SHED.test(path)) return next();
    onShed();
    next(problem('OVERLOADED', { headers: { 'Retry-After': AGAIN_SECONDS } }));
  };
}
