/** What may be wrong with what is recorded, and how it is told apart. */
import { type RecordedEvent, leafHash } from './leaf.js';
import type { TreeHash } from './tree-hash.js';

export const FAULTS = {
  CHANGED: ['内容被改动', 'changed after it was sealed'],
  MISSING: ['事件缺失', 'missing: it was sealed, and it is not there'],
  INSERTED: ['事件被插入', 'slipped in after it was sealed'],
  SWAPPED: ['事件被调换', 'exchanged with another event'],
  TRUNCATED: ['尾部被删除', 'cut off: nothing that was sealed is there from here on'],
  ROLLED_BACK: [
    '数据库被退回到较早的副本',
    'rolled back: the kept checkpoint has more events than there are',
  ],
  REWRITTEN: [
    '历史被改写：与留存的检查点不一致',
    'rewritten: events and seals agree with each other and not with the kept checkpoint',
  ],
  SEAL_CHANGED: [
    '封存记录被改动或签名无效',
    'the seal is not what was signed, or not by a known key',
  ],
  KEY_UNANNOUNCED: [
    '封存密钥已更换，但未经所信任的密钥公告',
    'sealed by a key that no trusted key announced',
  ],
  KEY_OUT_OF_TURN: [
    '封存密钥不在其任期内',
    'sealed by a key before its turn, or after another had followed it',
  ],
  SEAL_MISSING: ['封存记录缺失', 'a seal is missing'],
  NODE_CHANGED: ['证明所用的中间哈希被改动', 'a kept hash of the tree is not what it was'],
  CHECKPOINT_UNKNOWN: [
    '留存的检查点无法核实：格式、来源或签名密钥不符',
    'the kept checkpoint cannot be judged: malformed, of another log, or not by a known key',
  ],
  RECEIPT_BROKEN: [
    '回执未兑现：该位置的事件不是回执所承诺的',
    'a receipt is broken: another event, or none, stands where it promised one',
  ],
  RECEIPT_UNKNOWN: [
    '留存的回执无法核实：格式、来源或签名密钥不符',
    'the kept receipt cannot be judged: malformed, of another log, or not by a known key',
  ],
  QUORUM_MISSING: ['检查点的见证签名不足', 'a checkpoint has too few cosignatures of witnesses'],
  SPLIT_VIEW: [
    '同一日志的同一规模出现两个不同的树根：向不同的人出示了不同的历史',
    'a split view: one log has two heads of one size, so different people were shown different events',
  ],
  STALE: [
    '出示的可能是旧副本：见证人最近一次确认已过久',
    'perhaps an older copy: the latest word of the witnesses is too long ago',
  ],
  KEY_UNKNOWN_HERE: [
    '数据库不认识您给出的公钥：可能是旧副本，或已停用的密钥仍在继续签名',
    'the database does not know a key that was given: an older copy, or a retired key goes on',
  ],
  KEY_CHANGED: [
    '公钥表或日志名被改动',
    'the tables of keys, or the name of the log, are not as they were written',
  ],
  TIME_FALLS: [
    '记录时间早于前一事件',
    'the recording time lies before that of the event before it',
  ],
  SEAL_TIME_FALLS: [
    '封存时间早于前一封存，或不是所签的时间',
    'the time of a seal lies before that of the seal before it, or is not the one that was signed',
  ],
  COSIGNATURE_CHANGED: [
    '见证签名被改动，或不属于该检查点',
    'a cosignature is not what the witness signed, or is of another checkpoint',
  ],
  STAMP_CHANGED: [
    '时间戳被改动，或不属于该检查点',
    'a time stamp is not what the authority signed, or is of another checkpoint',
  ],
  CLAIM_CHANGED: [
    '自然键登记与事件不符',
    'a claim is not what its event claims: its key, stream, event or fingerprint was changed',
  ],
  CLAIM_MISSING: [
    '自然键登记缺失：同一凭证可能被再次登记',
    'a claim is missing: what its event records could be recorded twice',
  ],
  CLAIM_INSERTED: [
    '自然键登记没有对应事件：会拒绝真实的登记',
    'a claim that no event makes: it would refuse a true entry',
  ],
  READ_ROW_CHANGED: [
    '读模型中的一行与事件所推算的不符',
    'a row that people read is not what follows from the events',
  ],
  READ_ROW_MISSING: [
    '读模型缺少事件所推算的一行',
    'a row that follows from the events is not among those that people read',
  ],
  READ_ROW_EXTRA: ['读模型中的一行没有事件依据', 'a row that people read follows from no event'],
  READ_DIGEST_DIFFERS: [
    '读模型的行与写入时所留的摘要不符',
    'rows that people read do not come to the digest that was kept while they were written',
  ],
  READ_COMMITMENT_DIFFERS: [
    '读模型的摘要与检查点所签的承诺不符',
    'the digests of the read models are not what the checkpoint of this position commits to',
  ],
  VAULT_ROW_CHANGED: [
    '保险库中的密文被调换、替换或删除',
    'a ciphertext of the vault was exchanged, replaced or removed',
  ],
  VAULT_ROW_UNREADABLE: [
    '保险库中的一行用密钥打不开，或不属于其所在位置',
    'a row of the vault does not open with its key, or is not what its place says',
  ],
  VAULT_DIGESTS_CHANGED: [
    '保险库密文摘要与所提交的不符',
    'digests of the vault are not those that were committed',
  ],
  ERASURE_MISSING: [
    '已批准删除的个人信息未删除，或删除未登记',
    'a person who was to be forgotten is not, or that it was done is not noted',
  ],
  ERASURE_UNORDERED: [
    '删除个人信息没有对应的批准事件',
    'a person was erased by an event that does not order it',
  ],
  CATALOGUE_DIFFERS: [
    '数据库结构或权限与本版本不符',
    'the catalogue of the database is not what the migrations of this release make',
  ],
} as const;

export type FaultKind = keyof typeof FAULTS;

export interface Fault {
  readonly what: FaultKind;
  /** The first position affected. */
  readonly position: bigint;
  /** The last position that may be affected, or the other one of two. */
  readonly upTo?: bigint;
  /** Why, where the kind leaves it open. */
  readonly because?: string;
}

/** What is at hand about a stretch of sealed events of which some are not as they were sealed. */
export interface Stretch {
  /** Of the log. */
  readonly hash: TreeHash;
  /** Positions that are not as sealed, ascending; at least one. */
  readonly bad: readonly bigint[];
  readonly row: (position: bigint) => RecordedEvent | undefined;
  readonly sealedLeaf: (position: bigint) => Buffer | undefined;
  /** Whether any event stands at the position or later. */
  readonly goesOn: (position: bigint) => boolean;
}

/** So many places are tried for the other one of two that were exchanged. */
const MOST_TRIED = 256;

/** Names the first bad place by what would make it good again. */
export function firstFault(stretch: Stretch): Fault {
  const { hash, bad, row, sealedLeaf, goesOn } = stretch;
  const position = bad[0]!;
  const found = row(position);
  if (!found) return { what: goesOn(position) ? 'MISSING' : 'TRUNCATED', position };
  const isSealedAt = (event: RecordedEvent | undefined, at: bigint): boolean => {
    const leaf = sealedLeaf(at);
    return event !== undefined && leaf !== undefined && leafHash(event, hash).equals(leaf);
  };
  const after = row(position + 1n);
  if (after && shifted(after, -1n).some((event) => isSealedAt(event, position))) {
    return { what: 'INSERTED', position };
  }
  if (shifted(found, 1n).some((event) => isSealedAt(event, position + 1n))) {
    return { what: 'MISSING', position };
  }
  for (const other of bad.slice(1, MOST_TRIED)) {
    const instead = row(other);
    if (instead && exchanged(found, instead).some((event) => isSealedAt(event, position))) {
      return { what: 'SWAPPED', position, upTo: other };
    }
  }
  return { what: 'CHANGED', position };
}

/** The event as it was before others moved: in the order, and perhaps in its stream too. */
function shifted(event: RecordedEvent, by: bigint): readonly RecordedEvent[] {
  const position = event.position + by;
  return [
    { ...event, position },
    { ...event, position, revision: event.revision + by },
  ];
}

/** What `here` may have been if parts of it and of `there` were exchanged. */
function exchanged(here: RecordedEvent, there: RecordedEvent): readonly RecordedEvent[] {
  const { position, stream, revision } = here;
  const { data, metadata } = there;
  return [
    { ...there, position },
    { ...there, position, stream, revision },
    { ...here, data, metadata },
    { ...here, data },
    { ...here, metadata },
    { ...here, id: there.id },
  ];
}
