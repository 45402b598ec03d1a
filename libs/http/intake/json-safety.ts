/** What no body may hold, whatever its route. */
import { type Problem, problem } from '../problems/problem.js';
import { isStorable } from './texts.js';

const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

function refused(zh: string, en: string): Problem {
  return problem('MALFORMED_REQUEST', { zh, en });
}

/** @throws Problem 400 for reserved names, and text that cannot be stored */
export function requireSafeJson(root: unknown): void {
  let level: unknown[] = [root];
  while (level.length > 0) {
    const next: unknown[] = [];
    for (const value of level) inspect(value, next);
    level = next;
  }
}

function inspect(value: unknown, next: unknown[]): void {
  if (typeof value === 'string') requireStorable(value);
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) next.push(item);
    return;
  }
  for (const name of Object.keys(value)) {
    requireStorable(name);
    requireUnreserved(name);
    next.push((value as Record<string, unknown>)[name]);
  }
}

export function requireStorable(text: string): void {
  if (isStorable(text)) return;
  throw refused('文本含有不可存储的字符', 'A text holds characters that cannot be stored');
}

export function requireUnreserved(name: string): void {
  if (!RESERVED.has(name)) return;
  throw refused('请求含有保留的名称', 'The request uses a reserved name');
}
