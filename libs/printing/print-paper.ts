/** Prints a paper as PDF while it is read: what is on a page leaves before the next is begun. */
import type { Readable } from 'node:stream';
import { printable } from './face.js';
import { Flow, TOP } from './flow.js';
import { type Style, missingNote } from './page.js';
import type { Block, Paper, Table } from './paper.js';
import { setTable } from './table-setter.js';

const TITLE: Style = { size: 18, weight: 'bold' };
const SUBTITLE: Style = { size: 11 };
const HEADING: Style = { size: 11, weight: 'bold' };
const BODY: Style = { size: 11 };
const NOTE: Style = { size: 8.5 };
/** Half of a seal of 42 mm stands beside the line. */
const SEAL_HEIGHT = 76;

export function printPaper(paper: Paper): Readable {
  const flow = new Flow(paper);
  printed(paper, flow).catch((error: unknown) => flow.pages.pdf.destroy(error as Error));
  return flow.pages.pdf;
}

async function printed(paper: Paper, flow: Flow): Promise<void> {
  await firstPage(paper, flow);
  for await (const block of paper.blocks) await set(block, flow);
  const missed = flow.pages.missed();
  if (missed.length > 0) await set({ kind: 'notes', notes: [missingNote(missed)] }, flow);
  if (paper.seal.length > 0) await sealLine(paper.seal, flow);
  flow.pages.end();
}

async function firstPage({ title, subtitle }: Paper, flow: Flow): Promise<void> {
  const { pages } = flow;
  await pages.next();
  flow.y = TOP;
  for (const [text, style, below] of [
    [title, TITLE, 6],
    [subtitle, SUBTITLE, 10],
  ] as const) {
    for (const line of flow.linesOf(text, style)) {
      flow.y += style.size;
      pages.text(line, flow.left + (flow.width - pages.textWidth(line, style)) / 2, flow.y, style);
      flow.y += style.size * 0.35;
    }
    flow.y += below;
  }
}

async function set(block: Block, flow: Flow): Promise<void> {
  switch (block.kind) {
    case 'table':
      return setTable(block, flow);
    case 'facts':
      return setTable(factsTable(block.facts), flow);
    case 'heading':
      return setLines([block.text], HEADING, flow, 60);
    case 'paragraph':
      return setLines([`　　${block.text}`], BODY, flow);
    case 'notes':
      return setLines(noteLines(block.notes), NOTE, flow);
  }
}

function noteLines(notes: readonly string[]): readonly string[] {
  if (notes.length === 1) return [`注：${notes[0]!}`];
  return notes.map((note, index) => `${index === 0 ? '注：' : '　　'}${index + 1}. ${note}`);
}

/** @param keep points that are to follow on the same page */
async function setLines(texts: readonly string[], style: Style, flow: Flow, keep = 0) {
  const leading = style.size * 1.6;
  flow.y += 2;
  await flow.room(leading + keep);
  for (const line of texts.flatMap((text) => flow.linesOf(text, style))) {
    await flow.room(leading);
    flow.pages.text(line, flow.left, flow.y + style.size, style);
    flow.y += leading;
  }
  flow.y += 4;
}

async function sealLine(labels: readonly string[], flow: Flow): Promise<void> {
  await flow.room(SEAL_HEIGHT);
  const step = flow.width / labels.length;
  for (const [place, label] of labels.entries()) {
    flow.pages.text(printable(label), flow.left + place * step, flow.y + 40, { size: 10 });
  }
  flow.y += SEAL_HEIGHT;
}

/** Two pairs a line. */
function factsTable(facts: readonly (readonly [string, string])[]): Table {
  const rows = [];
  for (let at = 0; at < facts.length; at += 2) {
    rows.push({ cells: [...facts[at]!, ...(facts[at + 1] ?? ['', ''])] });
  }
  const [label, value] = [
    { head: '', width: 18 },
    { head: '', width: 32 },
  ];
  return { kind: 'table', columns: [label, value, label, value], rows };
}
