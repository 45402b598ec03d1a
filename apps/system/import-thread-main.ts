/**
 * The thread in which uploads are imported. It opens the database for itself, as a command does.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { importUpload } from '../../libs/data-package/store/upload-import.js';
import { DocumentSpellings } from '../../libs/event-store/document-spellings.js';
import {
  type FromThread,
  type Handled,
  type ThreadOpening,
  type ToThread,
  carried,
} from './import-messages.js';
import { type System, openSystem } from './system.js';

const { settings, answerWithinMs } = workerData as ThreadOpening;
const port = parentPort!;
const tell = (message: FromThread): void => port.postMessage(message);

const TOLD_EVERY_MS = 200;

let opening: Promise<System & { readonly spellings: DocumentSpellings }> | undefined;
const stops = new Map<number, AbortController>();
const underWay = new Set<Promise<void>>();
let handled: Handled[] = [];

function tellHandled(): void {
  if (handled.length > 0) tell({ kind: 'handled', commands: handled });
  handled = [];
}

async function open() {
  const system = await openSystem(settings, (message) => tell({ kind: 'log', message }), {
    answerWithinMs,
  });
  system.handler.observe((command) => handled.push(command));
  return { ...system, spellings: new DocumentSpellings(system.store) };
}

async function work({ no, order }: ToThread & { readonly kind: 'start' }): Promise<void> {
  const stop = new AbortController();
  stops.set(no, stop);
  try {
    opening ??= open();
    const parts = await opening.catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    const report = await importUpload(parts, order, {
      signal: stop.signal,
      progress: (progress) => tell({ kind: 'progress', no, progress }),
    });
    tellHandled();
    tell({ kind: 'done', no, report });
  } catch (error) {
    tellHandled();
    tell({ kind: 'failed', no, error: carried(error) });
  } finally {
    stops.delete(no);
  }
}

function start(message: ToThread & { readonly kind: 'start' }): void {
  const working = work(message).finally(() => underWay.delete(working));
  underWay.add(working);
}

async function close(): Promise<void> {
  await Promise.all(underWay);
  clearInterval(telling);
  await (await opening?.catch(() => undefined))?.close();
  port.close();
}

const telling = setInterval(tellHandled, TOLD_EVERY_MS);
port.on('message', (message: ToThread) => {
  if (message.kind === 'start') start(message);
  else if (message.kind === 'stop') stops.get(message.no)?.abort();
  else void close();
});
