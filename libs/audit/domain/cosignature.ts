/** What witnesses add to a checkpoint: C2SP cosignatures (c2sp.org/tlog-cosignature), Ed25519. */
import {
  type NoteSignature,
  type NoteSigner,
  type PublicKey,
  isSignedBy,
  keyId,
  parseNote,
  publicKeyOf,
  signatureLine,
  signedBy,
} from './signed-note.js';

export interface Cosignature {
  readonly witness: PublicKey;
  /** POSIX seconds: when the witness had seen no larger tree, and this one consistent. */
  readonly time: bigint;
}

export type CosignatureVerdict =
  | ({ readonly verdict: 'VALID' } & Cosignature)
  | { readonly verdict: 'MALFORMED' | 'UNKNOWN_KEY' | 'BAD_SIGNATURE' };

const TIME_BYTES = 8;
const SIGNATURE_BYTES = 64;
const LATEST_TIME = 2n ** 63n - 1n;

/** The line by which a witness cosigns the checkpoint. */
export function cosign(checkpoint: string, name: string, signer: NoteSigner, time: bigint): string {
  const { body } = parseNote(checkpoint)!;
  const stamp = Buffer.alloc(TIME_BYTES);
  stamp.writeBigUInt64BE(time);
  const signature = signedBy(signer, message(body, time));
  const id = keyId(publicKeyOf(name, signer), 'cosignature');
  return signatureLine(name, id, Buffer.concat([stamp, signature]));
}

/** One good line of the witness is enough; without any, one that is not good tells. */
export function verifyCosignature(checkpoint: string, witness: PublicKey): CosignatureVerdict {
  const note = parseNote(checkpoint);
  if (!note) return { verdict: 'MALFORMED' };
  const id = keyId(witness, 'cosignature');
  const own = note.signatures.filter(
    ({ name, keyId: of }) => name === witness.name && of.equals(id),
  );
  if (own.length === 0) return { verdict: 'UNKNOWN_KEY' };
  for (const line of own) {
    const time = timeOfGood(line, note.body, witness);
    if (time !== undefined) return { verdict: 'VALID', witness, time };
  }
  return { verdict: 'BAD_SIGNATURE' };
}

/** Of witnesses that differ by key: one that is listed twice counts once. */
export function cosignaturesOf(
  checkpoint: string,
  witnesses: readonly PublicKey[],
): readonly Cosignature[] {
  const byKey = new Map(witnesses.map((witness) => [witness.bytes.toString('hex'), witness]));
  return [...byKey.values()].flatMap((witness) => {
    const said = verifyCosignature(checkpoint, witness);
    return said.verdict === 'VALID' ? [said] : [];
  });
}

function timeOfGood({ signature }: NoteSignature, body: string, witness: PublicKey) {
  if (signature.length !== TIME_BYTES + SIGNATURE_BYTES) return undefined;
  const time = signature.readBigUInt64BE();
  if (time > LATEST_TIME) return undefined;
  const good = isSignedBy(witness, message(body, time), signature.subarray(TIME_BYTES));
  return good ? time : undefined;
}

function message(body: string, time: bigint): string {
  return `cosignature/v1\ntime ${time}\n${body}`;
}
