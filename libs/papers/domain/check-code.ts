/** 核验码 of a paper: 16 characters of Crockford's alphabet, which has no I, L, O and U. */

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 80 bits: nobody comes upon one by trying. */
export const CODE_BYTES = 10;

/** @param chance CODE_BYTES bytes */
export function checkCode(chance: Uint8Array): string {
  let bits = 0n;
  for (const byte of chance) bits = (bits << 8n) | BigInt(byte);
  let code = '';
  for (let at = 0; at < 16; at += 1) {
    code = ALPHABET[Number(bits & 31n)]! + code;
    bits >>= 5n;
  }
  return code;
}

/** In fours, as it is printed. */
export function shownCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** As somebody typed it from a paper; undefined: no code. */
export function readCode(written: string): string | undefined {
  const code = written.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(code) ? code : undefined;
}
