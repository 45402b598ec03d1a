/**
 * What auditors keep, as they keep it: texts, or the JSON answers of the routes as they were saved.
 * Of an answer every member counts that has the name of what is looked for, wherever it stands.
 */
import { announcementsIn } from './key-succession.js';
import { type PublicKey, type SignatureKind, parseKey } from './signed-note.js';
import { receiptsIn } from './signed-receipt.js';

/** A text is one checkpoint; an answer may hold many. */
export function checkpointsIn(text: string): readonly string[] {
  const answer = answerIn(text);
  return answer === undefined ? [text] : textsNamed(answer, ['checkpoint']);
}

export function receiptTextsIn(text: string): readonly string[] {
  const answer = answerIn(text);
  if (answer === undefined) return receiptsIn(text);
  return textsNamed(answer, ['signedReceipt', 'signedReceipts']).flatMap(receiptsIn);
}

export interface GivenKeys {
  readonly keys: readonly PublicKey[];
  readonly announcements: readonly string[];
}

/** Keys, one a line, or the answer with its announcements. @returns the first line that is none */
export function keysIn(text: string, kind: SignatureKind = 'signature'): GivenKeys | string {
  const answer = answerIn(text);
  const lines =
    answer === undefined
      ? text.split('\n').map((line) => line.trim())
      : textsNamed(answer, ['key']);
  const keys: PublicKey[] = [];
  for (const line of lines) {
    if (line === '') continue;
    const key = parseKey(line, kind);
    if (key) keys.push(key);
    // An answer also has keys of other kinds.
    else if (answer === undefined) return line;
  }
  const announcements = answer === undefined ? [] : textsNamed(answer, ['announcement']);
  return { keys, announcements: announcements.flatMap(announcementsIn) };
}

/** undefined: that is no JSON. */
function answerIn(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function textsNamed(value: unknown, names: readonly string[]): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    if (!names.includes(name)) return textsNamed(member, names);
    return [member].flat().filter((one): one is string => typeof one === 'string');
  });
}
