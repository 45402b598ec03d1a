/** Authenticated encryption of short texts: AES-256-GCM, nonce ‖ ciphertext ‖ tag. */
import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The sealed bytes were changed, belong to something else, or were sealed under another key. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

const pool = Buffer.alloc(NONCE_BYTES * 1024);
let used = pool.length;

/** Random bytes in small pieces, drawn from the system in large ones. */
export function smallRandom(bytes: number): Buffer {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const piece = Buffer.from(pool.subarray(used, used + bytes));
  pool.fill(0, used, used + bytes);
  used += bytes;
  return piece;
}

/** @param boundTo what the sealed bytes belong to; they open for nothing else */
export function seal(key: Buffer, content: Buffer, boundTo: string): Buffer {
  const nonce = smallRandom(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(boundTo, 'utf8'));
  const body = cipher.update(content);
  cipher.final();
  return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}

/** @throws SealBroken */
export function unseal(key: Buffer, sealed: Buffer, boundTo: string): Buffer {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new SealBroken();
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES));
  decipher.setAAD(Buffer.from(boundTo, 'utf8'));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const body = decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES));
  try {
    decipher.final();
  } catch {
    throw new SealBroken();
  }
  return body;
}
