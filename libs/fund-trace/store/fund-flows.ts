/**
 * The flow of money as nodes and links of a Sankey diagram, from the receipt down to the batches.
 */
import { formatYuan } from '../../money/fen.js';
import { FLOW_NODE_WORDS } from '../../wording/fund-words.js';
import { codesIn } from '../../wording/words.js';
import type { Place } from '../domain/fund-moves.js';

export interface LinkRow {
  readonly receipt_no: string | null;
  readonly document_no: string | null;
  readonly region: string | null;
  readonly held: Place;
  readonly batch_no: string | null;
  readonly amount_fen: bigint;
}

export const NODE_KINDS = codesIn(FLOW_NODE_WORDS);
export type NodeKind = (typeof NODE_KINDS)[number];

export interface Flows {
  /** `id` is unique; `label` is the number, code or place that the node stands for. */
  readonly nodes: readonly {
    readonly id: string;
    readonly kind: NodeKind;
    readonly label: string;
  }[];
  /** `source` and `target` are ids; what flows into a county flows out of it. */
  readonly links: readonly {
    readonly source: string;
    readonly target: string;
    readonly amount: string;
  }[];
}

/**
 * @param rows what each receipt's and document's money has come to in each county; nothing is zero
 */
export function flowsOf(rows: readonly LinkRow[]): Flows {
  const nodes = new Map<string, Flows['nodes'][number]>();
  const links = new Map<string, { source: string; target: string; amountFen: bigint }>();
  const node = (kind: NodeKind, label: string): string => {
    const id = `${kind}:${label}`;
    nodes.set(id, { id, kind, label });
    return id;
  };
  const link = (source: string, target: string, amountFen: bigint): void => {
    const key = `${source}\n${target}`;
    const known = links.get(key);
    if (known) known.amountFen += amountFen;
    else links.set(key, { source, target, amountFen });
  };
  for (const row of rows) {
    const document = node('document', row.document_no ?? '');
    const county = node('county', row.region ?? '');
    if (row.receipt_no !== null) link(node('receipt', row.receipt_no), document, row.amount_fen);
    link(document, county, row.amount_fen);
    const end = row.batch_no === null ? node('place', row.held) : node('batch', row.batch_no);
    link(county, end, row.amount_fen);
  }
  return {
    nodes: [...nodes.values()],
    links: [...links.values()].map(({ source, target, amountFen }) => ({
      source,
      target,
      amount: formatYuan(amountFen),
    })),
  };
}
