/**
 * The text of Server-Sent Events. @source HTML Living Standard, 9.2
 */
import type { AlertFeedItem } from './alert-feed.js';

const RECONNECT_AFTER_MS = 2_000;

export async function* eventStream(items: AsyncIterable<AlertFeedItem>): AsyncIterable<string> {
  for await (const item of items) yield textOf(item);
}

function textOf(item: AlertFeedItem): string {
  switch (item.kind) {
    case 'ready':
      return readyText(item.position);
    case 'beat':
      return beatText(item.position);
    case 'alert':
      return alertText(item);
  }
}

function readyText(position: bigint): string {
  const data = `data: {"position":${position}}`;
  return `retry: ${RECONNECT_AFTER_MS}\nid: ${position}\nevent: ready\n${data}\n\n`;
}

/** A comment keeps the connection; an id without data is kept and dispatches nothing. */
function beatText(position: bigint): string {
  return `: 心跳 heartbeat\nid: ${position}\n\n`;
}

/**
 * The id says what a client has: it is told with the last alert of a position, so that one that
 * comes back with it misses none.
 */
function alertText({
  position,
  alert,
  isLast,
}: AlertFeedItem & { readonly kind: 'alert' }): string {
  const id = isLast ? `id: ${position}\n` : '';
  return `${id}event: gap-alert\ndata: ${JSON.stringify(alert)}\n\n`;
}
