/** Whether a program is one, for decisions that keep no state of programs. */
import type { Reading } from '../command-handling/reading.js';
import { findProgram } from './programs.js';

/** Known as soon as it is recorded. */
export async function isProgram(reading: Reading, code: string): Promise<boolean> {
  if (findProgram(code)) return true;
  return (await reading.claimedFact(`program/${code}/0`)) !== undefined;
}
