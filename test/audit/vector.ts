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
  | {
      readonly kind: 'leaf';
      readonly event: Readonly<Record<string, string | number>>;
      readonly canonical: string;
      readonly leaf: string;
    }
);
