/** What audit answers of events, seals and proofs. */
import {
  described,
  flag,
  integer,
  listOf,
  named,
  nullable,
  oneOf,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import { AuditEvent } from '../../http/openapi/recorded-events.js';
import { date, instant, pageOf } from '../../http/openapi/shapes.js';
import { FAULTS, type FaultKind } from '../domain/faults.js';

export const AuditEvents = pageOf('AuditEvents', AuditEvent);

const hash = described(text, { description: '32 bytes, base64' });
const hashes = listOf(hash);
const size = described(integer, { description: '事件数 Events covered', example: 1024 });
const hashName = described(oneOf('sha256', 'sm3'), {
  description: '日志所用的哈希算法 By which the leaves and the tree of the log are hashed',
});
const note = described(text, {
  description: '签名检查点全文，请留存 The signed checkpoint (c2sp.org/tlog-checkpoint): keep it',
});

export const Checkpoint = named(
  'Checkpoint',
  recordOf({ size, root: hash, checkpoint: note, sealedAt: instant }),
);
export const Checkpoints = pageOf('Checkpoints', Checkpoint);

export const Cosignature = named(
  'Cosignature',
  recordOf({
    size,
    witness: described(text, { example: 'witness.example/w1' }),
    time: described(integer, { description: 'POSIX', unit: 'seconds' }),
  }),
);

export const SealKey = named(
  'SealKey',
  recordOf({
    key: described(text, { description: '公钥 Verifier key (c2sp.org/signed-note)' }),
    since: instant,
    announcement: described(nullable(text), {
      description:
        '前一公钥对它的公告；首个公钥为 null By which the key before announced it; null: none did',
    }),
  }),
);
export const SealKeys = pageOf('SealKeys', SealKey);

const digits = described(text, { example: '1024' });

/** Metadata and data as texts: a verifier needs them character for character. */
const provenEvent = recordOf({
  position: digits,
  stream: text,
  revision: digits,
  id: text,
  type: text,
  schemaVersion: integer,
  occurredOn: date,
  recordedAt: instant,
  metadata: described(text, { description: 'JSON，逐字 character for character' }),
  data: described(text, { description: 'JSON，逐字 character for character' }),
});

export const InclusionProof = named(
  'InclusionProof',
  recordOf({
    event: provenEvent,
    index: described(integer, { description: '自 0 起 From 0' }),
    hash: hashName,
    leaf: hash,
    size,
    root: hash,
    proof: hashes,
    checkpoint: described(nullable(text), {
      description: '该规模的检查点；没有则为 null Of exactly this size; null: none was sealed',
    }),
  }),
);

export const ConsistencyProof = named(
  'ConsistencyProof',
  recordOf({ from: size, to: size, hash: hashName, fromRoot: hash, toRoot: hash, proof: hashes }),
);

export const Verification = named(
  'Verification',
  recordOf({
    holds: described(flag, { description: '全部一致 Whether everything is as it was sealed' }),
    compared: described(recordOf({ chinese: text, english: text }), {
      description: '与什么核对 What was compared with what: here, with nothing from outside',
    }),
    events: described(integer, { description: '读取的事件 Events read' }),
    sealed: size,
    seals: integer,
    newest: described(
      nullable(
        recordOf({
          size,
          signedAt: instant,
          isSigned: described(flag, {
            description: '时间是否签入检查点 Whether the time is part of what is signed',
          }),
          ageSeconds: described(integer, { unit: 'seconds' }),
        }),
      ),
      { description: '最新封存 The newest signed head' },
    ),
    badEvents: described(integer, { description: '不符的事件 Events not as they were sealed' }),
    faults: listOf(
      recordOf({
        what: oneOf(...(Object.keys(FAULTS) as FaultKind[])),
        position: described(integer, { description: '第一处 The first position concerned' }),
        upTo: nullable(integer),
        because: nullable(text),
        chinese: text,
        english: text,
      }),
    ),
    seconds: described(text, { unit: 'seconds', example: '0.412' }),
  }),
);
