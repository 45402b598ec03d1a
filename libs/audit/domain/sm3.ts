/** SM3 (GB/T 32905-2016), for a runtime whose OpenSSL was built without it. */

const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;
/** Of the last block: the length of the message in bits. */
const LENGTH_BYTES = 8;

/** 4.1 */
const INITIAL = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
] as const;

/** 4.2, each already turned by its round. */
const CONSTANTS = Int32Array.from({ length: 64 }, (_, round) =>
  turned(round < 16 ? 0x79cc4519 : 0x7a879d8a, round % 32),
);

export function sm3(message: Uint8Array): Buffer {
  const padded = withPadding(message);
  const state = Int32Array.from(INITIAL);
  for (let at = 0; at < padded.length; at += BLOCK_BYTES) compress(state, padded, at);
  const digest = Buffer.alloc(DIGEST_BYTES);
  state.forEach((word, place) => digest.writeInt32BE(word, place * 4));
  return digest;
}

/** 5.2: a bit 1, as few bits 0 as fill the block, and the length of the message. */
function withPadding(message: Uint8Array): Buffer {
  const blocks = Math.ceil((message.length + 1 + LENGTH_BYTES) / BLOCK_BYTES);
  const padded = Buffer.alloc(blocks * BLOCK_BYTES);
  padded.set(message);
  padded[message.length] = 0x80;
  padded.writeBigUInt64BE(BigInt(message.length) * 8n, padded.length - LENGTH_BYTES);
  return padded;
}

function turned(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

const expanded = new Int32Array(68);

/** 5.3.2 */
function expand(bytes: Buffer, at: number): void {
  const w = expanded;
  for (let j = 0; j < 16; j++) w[j] = bytes.readInt32BE(at + j * 4);
  for (let j = 16; j < 68; j++) {
    const mixed = w[j - 16]! ^ w[j - 9]! ^ turned(w[j - 3]!, 15);
    w[j] = permuted(mixed, 15, 23) ^ turned(w[j - 13]!, 7) ^ w[j - 6]!;
  }
}

/** 4.4: P0 turns by 9 and 17, P1 by 15 and 23. */
function permuted(word: number, one: number, other: number): number {
  return word ^ turned(word, one) ^ turned(word, other);
}

/** 5.3.3; 4.3 for the two functions, which change after sixteen rounds. */
function compress(state: Int32Array, bytes: Buffer, at: number): void {
  expand(bytes, at);
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let j = 0; j < 64; j++) {
    const word = expanded[j]!;
    const a12 = turned(a, 12);
    const ss1 = turned((a12 + e + CONSTANTS[j]!) | 0, 7);
    const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g);
    const tt1 = (ff + d + (ss1 ^ a12) + (word ^ expanded[j + 4]!)) | 0;
    const tt2 = (gg + h + ss1 + word) | 0;
    [d, c, b, a] = [c, turned(b, 9), a, tt1];
    [h, g, f, e] = [g, turned(f, 19), e, permuted(tt2, 9, 17)];
  }
  [a, b, c, d, e, f, g, h].forEach((word, place) => (state[place]! ^= word));
}
