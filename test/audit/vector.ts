import type { Hash } from './reference-tree.js';

/** An event as a vector gives it. */
export interface Recorded {
  readonly position: string;
  readonly stream: string;
  readonly revision: string;
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly metadata: string;
  readonly data: string;
}

/** A case with the verdict that is due. Hashes and bytes in hexadecimal. SHA-256 unless told. */
export type Vector = {
  readonly name: string;
  readonly verdict: string;
  readonly hash?: 'sm3';
} & (
  | { readonly kind: 'digest'; readonly input: string; readonly digest: string }
  | {
      readonly kind: 'inclusion';
      readonly leaf: string;
      readonly index: number;
      readonly size: number;
      readonly proof: readonly string[];
      readonly root: string;
    }
  | {
      readonly kind: 'consistency';
      readonly older: number;
      readonly size: number;
      readonly proof: readonly string[];
      readonly olderRoot: string;
      readonly root: string;
    }
  | { readonly kind: 'checkpoint'; readonly keys: readonly string[]; readonly checkpoint: string }
  | {
      readonly kind: 'succession';
      readonly keys: readonly string[];
      readonly announcements: readonly string[];
      readonly checkpoint: string;
    }
  | { readonly kind: 'receipt'; readonly keys: readonly string[]; readonly receipt: string }
  | { readonly kind: 'cosignature'; readonly witness: string; readonly checkpoint: string }
  | {
      readonly kind: 'promise';
      readonly keys: readonly string[];
      readonly receipt: string;
      readonly origin: string;
      readonly size: number;
      readonly root: string;
      readonly standing: Readonly<
        Record<string, { readonly leaf: string; readonly proof: readonly string[] }>
      >;
    }
  | { readonly kind: 'zip'; readonly zip: string }
  | { readonly kind: 'members'; readonly text: string }
  | {
      readonly kind: 'county';
      readonly region: string;
      readonly position: number;
      readonly events: readonly Recorded[];
      /** Its text. */
      readonly leaf: string;
    }
  | {
      readonly kind: 'ledger';
      readonly region: string;
      readonly year: number;
      readonly events: readonly { readonly type: string; readonly data: object }[];
      readonly ledger: object;
    }
  | {
      readonly kind: 'leaf';
      readonly event: Readonly<Record<string, string | number>>;
      readonly canonical: string;
      readonly leaf: string;
    }
);

/** What names the vector, and the hash where it is another than SHA-256. */
export function under(by: Hash, name: string): Pick<Vector, 'name' | 'hash'> {
  return by === 'sm3' ? { name: `sm3: ${name}`, hash: by } : { name };
}
