/** Time stamps of an authority (RFC 3161): that something existed at a time, by its word alone. */
import { X509Certificate, hash as digest, verify } from 'node:crypto';
import { DER, type DerValue, NotDer, derMembers, derOf, derValue, oidOf } from '../domain/der.js';

const OID = {
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStamping: '1.3.6.1.5.5.7.3.8',
} as const;

/** Tag of what is numbered in a context, as a whole. */
const CONTEXT = (number: number): number => 0xa0 | number;

const HASHES: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const BY_LENGTH: Readonly<Record<number, string>> = {
  20: 'sha1',
  32: 'sha256',
  48: 'sha384',
  64: 'sha512',
};
const SHA256_OID = Buffer.from('0609608648016503040201', 'hex');
const MOST_CERTIFICATES = 8;
const GRANTED = [0, 1];

/** A request to stamp a text, by the SHA-256 of its UTF-8. @param nonce up to 16 bytes */
export function timeStampRequest(text: string, nonce: Buffer): Buffer {
  const imprint = derOf(
    DER.SEQUENCE,
    derOf(DER.SEQUENCE, SHA256_OID, derOf(DER.NULL)),
    derOf(DER.OCTETS, imprintOf(text)),
  );
  return derOf(
    DER.SEQUENCE,
    derOf(DER.INTEGER, Buffer.of(1)),
    imprint,
    derOf(DER.INTEGER, positive(nonce)),
    // The certificates of the authority are to come along.
    derOf(DER.BOOLEAN, Buffer.of(0xff)),
  );
}

/**
 * The token in an answer to such a request. Who signed it is judged later, by whoever trusts whom.
 * @throws NotDer where it is not granted, or of something else
 */
export function tokenIn(reply: Buffer, text: string, nonce: Buffer): Buffer {
  const [status, token] = derMembers(derValue(reply, DER.SEQUENCE), DER.SEQUENCE);
  const [code] = derMembers(status, DER.SEQUENCE);
  if (!token || code?.tag !== DER.INTEGER || !GRANTED.includes(code.content.readIntBE(0, 1))) {
    throw new NotDer('not granted');
  }
  const info = infoIn(signedDataIn(token.whole));
  if (!info.imprint.equals(imprintOf(text))) throw new NotDer('a stamp on something else');
  if (!info.nonce?.equals(positive(nonce))) throw new NotDer('an answer to another request');
  return token.whole;
}

export type StampVerdict =
  | { readonly verdict: 'VALID'; readonly time: string; readonly authority: string }
  | { readonly verdict: 'MALFORMED' | 'OTHER_TEXT' | 'UNTRUSTED' | 'BAD_SIGNATURE' };

/** @param trusted certificates of authorities, or of who certifies them */
export function verifyTimeStamp(
  token: Buffer,
  text: string,
  trusted: readonly X509Certificate[],
): StampVerdict {
  try {
    const signed = signedDataIn(token);
    const info = infoIn(signed);
    if (!info.imprint.equals(imprintOf(text))) return { verdict: 'OTHER_TEXT' };
    const signer = signerIn(signed);
    if (!isSound(signed, signer)) return { verdict: 'BAD_SIGNATURE' };
    const { certificate } = signer;
    const mayStamp = certificate.keyUsage?.includes(OID.timeStamping) ?? false;
    const at = Date.parse(info.time);
    if (!mayStamp || !isLed(certificate, signed.certificates, trusted, at)) {
      return { verdict: 'UNTRUSTED' };
    }
    const authority = certificate.subject.replaceAll('\n', ', ');
    return { verdict: 'VALID', time: info.time, authority };
  } catch {
    return { verdict: 'MALFORMED' };
  }
}

interface SignedData {
  /** TSTInfo as it was signed. */
  readonly content: Buffer;
  readonly certificates: readonly X509Certificate[];
  readonly signerInfo: readonly DerValue[];
}

interface Signer {
  readonly certificate: X509Certificate;
  readonly hash: string;
  readonly attributes: DerValue;
  readonly signature: Buffer;
}

function signedDataIn(token: Buffer): SignedData {
  const [type, explicit] = derMembers(derValue(token, DER.SEQUENCE), DER.SEQUENCE);
  if (oidOf(type) !== OID.signedData) throw new NotDer('no signed data');
  const [inner] = derMembers(explicit, CONTEXT(0));
  const [, , encapsulated, ...rest] = derMembers(inner, DER.SEQUENCE);
  const [contentType, content] = derMembers(encapsulated, DER.SEQUENCE);
  if (oidOf(contentType) !== OID.tstInfo) throw new NotDer('no time stamp');
  const [octets] = derMembers(content, CONTEXT(0));
  if (octets?.tag !== DER.OCTETS) throw new NotDer('no content');
  const certificates = rest.find(({ tag }) => tag === CONTEXT(0));
  const signers = derMembers(rest.at(-1), DER.SET);
  if (signers.length !== 1) throw new NotDer('one signer must there be');
  return {
    content: octets.content,
    certificates: (certificates ? derMembers(certificates, CONTEXT(0)) : [])
      .slice(0, MOST_CERTIFICATES)
      .map(({ whole }) => new X509Certificate(whole)),
    signerInfo: derMembers(signers[0], DER.SEQUENCE),
  };
}

function infoIn({ content }: SignedData) {
  const [, , messageImprint, , time, ...rest] = derMembers(
    derValue(content, DER.SEQUENCE),
    DER.SEQUENCE,
  );
  const [algorithm, imprint] = derMembers(messageImprint, DER.SEQUENCE);
  const [hashed] = derMembers(algorithm, DER.SEQUENCE);
  if (HASHES[oidOf(hashed)] !== 'sha256' || imprint?.tag !== DER.OCTETS) {
    throw new NotDer('not by SHA-256');
  }
  const nonce = rest.find(({ tag }) => tag === DER.INTEGER)?.content;
  return { imprint: imprint.content, time: instantOf(time), nonce };
}

function signerIn({ certificates, signerInfo }: SignedData): Signer {
  const [, sid, hashed, attributes, , signature] = signerInfo;
  const [, serial] = derMembers(sid, DER.SEQUENCE);
  const hash = HASHES[oidOf(derMembers(hashed, DER.SEQUENCE)[0])];
  if (attributes?.tag !== CONTEXT(0) || signature?.tag !== DER.OCTETS || hash === undefined) {
    throw new NotDer('no signed attributes');
  }
  const wanted = serial?.content.toString('hex').replace(/^0+/, '');
  const certificate = certificates.find(
    ({ serialNumber }) => serialNumber.toLowerCase().replace(/^0+/, '') === wanted,
  );
  if (!certificate) throw new NotDer('no certificate of the signer');
  return { certificate, hash, attributes, signature: signature.content };
}

/** What was signed names the content and the certificate, and the signature is by its key. */
function isSound({ content }: SignedData, signer: Signer): boolean {
  const { certificate, hash, attributes, signature } = signer;
  const said = new Map(
    derMembers(attributes, CONTEXT(0)).map((attribute) => {
      const [name, values] = derMembers(attribute, DER.SEQUENCE);
      return [oidOf(name), derMembers(values, DER.SET)[0]] as const;
    }),
  );
  const type = said.get(OID.contentType);
  const named = said.get(OID.messageDigest);
  if (!type || oidOf(type) !== OID.tstInfo) return false;
  if (!named?.content.equals(digest(hash, content, 'buffer'))) return false;
  const of = said.get(OID.signingCertificateV2) ?? said.get(OID.signingCertificate);
  if (!of || !isNamed(certificate, of)) return false;
  // Signed as the set that they are, not as the part that they stand in.
  const message = derOf(DER.SET, attributes.content);
  const isOfEdwards = certificate.publicKey.asymmetricKeyType?.startsWith('ed') ?? false;
  return verify(isOfEdwards ? null : hash, message, certificate.publicKey, signature);
}

/** By the hash of the first certificate that the attribute lists. */
function isNamed(certificate: X509Certificate, attribute: DerValue): boolean {
  const [list] = derMembers(attribute, DER.SEQUENCE);
  const [first] = derMembers(list, DER.SEQUENCE);
  const hashed = derMembers(first, DER.SEQUENCE).find(({ tag }) => tag === DER.OCTETS)?.content;
  const by = hashed && BY_LENGTH[hashed.length];
  return by !== undefined && hashed!.equals(digest(by, certificate.raw, 'buffer'));
}

/** Whether certificates lead from it to a trusted one, all of them in force at the time. */
function isLed(
  certificate: X509Certificate,
  others: readonly X509Certificate[],
  trusted: readonly X509Certificate[],
  at: number,
): boolean {
  let present = certificate;
  for (let step = 0; step < MOST_CERTIFICATES; step++) {
    if (at < Date.parse(present.validFrom) || at > Date.parse(present.validTo)) return false;
    if (trusted.some(({ raw }) => raw.equals(present.raw))) return true;
    const isBy = (issuer: X509Certificate) =>
      issuer.ca && present.checkIssued(issuer) && present.verify(issuer.publicKey);
    const next = trusted.find(isBy) ?? others.find((other) => other !== present && isBy(other));
    if (!next) return false;
    present = next;
  }
  return false;
}

function imprintOf(text: string): Buffer {
  return digest('sha256', Buffer.from(text), 'buffer');
}

/** As a whole number above 0 in DER. */
function positive(bytes: Buffer): Buffer {
  const start = bytes.findIndex((byte) => byte !== 0);
  const trimmed = start < 0 ? Buffer.of(1) : bytes.subarray(start);
  return trimmed[0]! >= 0x80 ? Buffer.concat([Buffer.of(0), trimmed]) : trimmed;
}

/** GeneralizedTime in UTC, with or without parts of a second. */
function instantOf(value: DerValue | undefined): string {
  const text = value?.tag === DER.TIME ? value.content.toString('latin1') : '';
  const [, day, hour, minute, second, parts = ''] =
    /^(\d{8})(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?Z$/.exec(text) ?? [];
  if (day === undefined) throw new NotDer('no time');
  const date = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  const instant = `${date}T${hour}:${minute}:${second}.${parts.padEnd(3, '0').slice(0, 3)}Z`;
  if (Number.isNaN(Date.parse(instant))) throw new NotDer('no time');
  return instant;
}
