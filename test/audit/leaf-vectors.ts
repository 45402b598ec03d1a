/** Vectors of canonical bytes, put together by hand with a DataView, dates by the runtime's own. */
import { type Hash, leafOf } from './reference-tree.js';
import { type Recorded, type Vector, under } from './vector.js';

const EVENT: Recorded = {
  position: '4711',
  stream: 'county-220422',
  revision: '12',
  id: '0192f0c8-3c1e-5a52-8f57-0c6d2f1f0a11',
  type: 'BudgetAllocated',
  schemaVersion: 1,
  occurredOn: '2017-01-10',
  recordedAt: '2026-11-22T08:30:00.125Z',
  metadata: '{"actor":{"subject":"某县财政局","role":"county-treasury"}}',
  data: '{ "amountFen": "123450",  "reason": "补足缺口 \\u00e9" }',
};

const BEGIN = Date.UTC(2000, 0, 1);

export function canonicalOf(event: Recorded): Buffer {
  const whole = (bytes: 4 | 8, value: bigint) => {
    const view = new DataView(new ArrayBuffer(bytes));
    if (bytes === 8) view.setBigInt64(0, value);
    else view.setInt32(0, Number(value));
    return Buffer.from(view.buffer);
  };
  const fields = [
    whole(8, BigInt(event.position)),
    Buffer.from(event.stream),
    whole(8, BigInt(event.revision)),
    Buffer.from(event.id.replaceAll('-', ''), 'hex'),
    Buffer.from(event.type),
    whole(4, BigInt(event.schemaVersion)),
    whole(4, BigInt((Date.parse(event.occurredOn) - BEGIN) / 86_400_000)),
    whole(8, BigInt(Date.parse(event.recordedAt) - BEGIN) * 1000n),
    Buffer.from(event.metadata),
    Buffer.from(event.data),
  ];
  const parts = fields.flatMap((field) => [whole(4, BigInt(field.length)), field]);
  return Buffer.concat([Buffer.of(1), ...parts]);
}

const OTHERS: Readonly<Record<string, Partial<Recorded>>> = {
  'as it is': {},
  'the first of all': { position: '1', revision: '0', stream: 'province-220000' },
  'a position beyond 32 bits': { position: '4294967297' },
  'before 2000': { occurredOn: '1999-12-31', recordedAt: '1999-12-31T23:59:59.999Z' },
  'a leap day': { occurredOn: '2016-02-29', recordedAt: '2024-02-29T00:00:00.000Z' },
  'the last day of a century': { occurredOn: '2100-02-28', recordedAt: '2100-03-01T12:00:00.001Z' },
  'no data': { data: '' },
  'characters beyond the plane': { data: '{"name":"𠮷林"}' },
};

/** One fact changed while the leaf stays that of the event as it was. */
const CHANGES: Readonly<Record<string, Partial<Recorded>>> = {
  'a byte of data': { data: EVENT.data.replace('123450', '123460') },
  'a blank of data': { data: EVENT.data.replace('  ', ' ') },
  'an escape for its character': { data: EVENT.data.replace('\\u00e9', 'é') },
  'a byte of metadata': { metadata: EVENT.metadata.replace('某', '同') },
  position: { position: '4712' },
  stream: { stream: 'county-220421' },
  revision: { revision: '13' },
  id: { id: '0192f0c8-3c1e-5a52-8f57-0c6d2f1f0a12' },
  type: { type: 'BudgetAdjusted' },
  'schema version': { schemaVersion: 2 },
  'business date': { occurredOn: '2017-01-11' },
  'recording time': { recordedAt: '2026-11-22T08:30:00.126Z' },
  'a letter moved from stream to type': { stream: 'county-22042', type: '2BudgetAllocated' },
};

interface Case {
  readonly name: string;
  readonly event: Recorded;
  readonly leaf: Buffer;
  readonly verdict: string;
}

function vector(by: Hash, { name, event, leaf, verdict }: Case): Vector {
  return {
    kind: 'leaf',
    ...under(by, `leaf: ${name}`),
    event: { ...event },
    canonical: canonicalOf(event).toString('hex'),
    leaf: leaf.toString('hex'),
    verdict,
  };
}

export function leafVectors(by: Hash): readonly Vector[] {
  const right = Object.entries(OTHERS).map(([name, change]) => {
    const event = { ...EVENT, ...change };
    return vector(by, { name, event, leaf: leafOf(canonicalOf(event), by), verdict: 'VALID' });
  });
  const leaf = leafOf(canonicalOf(EVENT), by);
  const changed = Object.entries(CHANGES).map(([what, change]) => {
    const name = `${what} changed`;
    return vector(by, { name, event: { ...EVENT, ...change }, leaf, verdict: 'LEAF_MISMATCH' });
  });
  return [...right, ...changed];
}
