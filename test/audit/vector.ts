/** A case with the verdict that is due. Hashes and bytes in hexadecimal. */
export type Vector = { readonly name: string; readonly verdict: string } & (
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
  | {
      readonly kind: 'leaf';
      readonly event: Readonly<Record<string, string | number>>;
      readonly canonical: string;
      readonly leaf: string;
    }
);
