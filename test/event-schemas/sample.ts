import type { JsonSchema } from '../../libs/event-catalogue/codec.js';

/** What a field of this name may hold, so that an example reads like a real event. */
const byName: Readonly<Record<string, unknown>> = {
  region: '220503',
  tier: 'FULL',
  level: 'county',
  code: 'RURAL_DIBAO',
  parent: '220500',
  program: 'RURAL_DIBAO',
  documentNo: '吉财社指〔2017〕0021号',
  receiptNo: '财社〔2017〕8号',
  originDocumentNo: '吉财社指〔2015〕0040号',
  entryNo: 'YS-000123',
  batchNo: 'FF-2017-001234',
  returnNo: 'TH-000012',
  reclaimNo: 'SH-000007',
  correctionNo: 'GZ-000001',
  targetNo: 'MB-2017-01',
  eventId: '0190a5f0-7c1e-7b5a-9d2e-3f4a5b6c7d8e',
  stream: 'county-220503',
  paymentStream: 'batch-FF-2017-001234',
  alertId: '220503-2017-1',
  beneficiary: '5f2b8c1e9a7d4036b1c8e2f0a9d37b64',
  doubtful: '5f2b8c1e9a7d4036b1c8e2f0a9d37b64',
  nameMark: 'n3Jq1c0GOqcWFmNX',
  payeeMark: 'mXdeJ3qFZnR5ATHr',
  becomes: 'pXz3b1mDq0u0k2w0vQ8dJmJ3yqzq3b8yH6y0eUuW3Zg',
  reason: '调剂使用',
  plan: '压缩一般建设性支出，补足缺口',
  purpose: '核查重复发放',
  previousKeyId: '3f8a1c2b9d4e5f60',
  keyId: 'c07b52e1a4986d3f',
  texts: 12,
  forgettingNo: 'SC-2018-0001',
  findingId: 'PAYMENT_DUPLICATE:87:FF-2017-001234',
  explanation: '该户当月由街道与社区重复申报，已核实',
  opinion: '情况属实，应予追回',
  measures: '已全额追回并缴回专户',
  evidence: 'TH-000012',
  score: '88.55',
  gapClosure: '0.9516',
  execution: '0.9976',
  punctuality: '0.8134',
  inputGrowth: '1.0000',
  standards: '0.6000',
  constructionDiscipline: '1.0000',
  integrity: '0.9988',
  disclosure: '0.5385',
  basis: '省民政厅统计',
  name: '二道江区',
  indicator: 'RESIDENT_POPULATION',
  value: '104500',
  clause: '四（二）',
  unit: '户',
  target: '4800',
  url: 'https://example.gov.cn/gs/220503',
  fiscalYear: 2017,
  year: 2017,
  originYear: 2017,
  fromMonth: 7,
  months: 6,
  persons: 1250,
  payments: 2,
  listedPayments: 2,
  amountFen: '12345000',
  monthlyAmountFen: '31800',
};

/** What an account of basic livelihood does not have. */
const unset = new Set([
  ...['projectKind', 'fromProjectKind', 'toProjectKind', 'projectName', 'mandate'],
  'exemptionDocumentNo',
]);

interface Shape {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly items?: Shape;
  /** Of a dictionary; false where the members are named. */
  readonly additionalProperties?: Shape | false;
  readonly properties?: Readonly<Record<string, Shape>>;
}

/** A value of the schema, always the same: nullable fields filled, the first choice taken. */
export function sampleOf(schema: JsonSchema, name = ''): unknown {
  const shape = schema as Shape;
  const choice = (shape.anyOf ?? shape.oneOf)?.[0];
  if (unset.has(name)) return null;
  if (choice) return sampleOf(choice as JsonSchema, name);
  if (shape.properties) return sampleRecord(shape.properties);
  if (shape.additionalProperties) {
    return { RESIDENT_POPULATION: sampleOf(shape.additionalProperties as JsonSchema, 'value') };
  }
  if (shape.type === 'array') return [sampleOf(shape.items as JsonSchema, name)];
  return sampleValue(shape, name);
}

function sampleValue(shape: Shape, name: string): unknown {
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum.includes(byName[name]) ? byName[name] : shape.enum[0];
  if (Object.hasOwn(byName, name) && fits(byName[name], shape)) return byName[name];
  if (shape.type === 'integer') return 1;
  if (shape.type === 'boolean') return true;
  return sampleText(shape, name);
}

function sampleRecord(properties: Readonly<Record<string, Shape>>): Record<string, unknown> {
  const names = Object.keys(properties);
  return Object.fromEntries(
    names.map((name) => [name, sampleOf(properties[name] as JsonSchema, name)]),
  );
}

function sampleText({ format, pattern }: Shape, name: string): string {
  if (format === 'date') return '2017-03-15';
  if (pattern === undefined) return name;
  return pattern.includes('{4}') ? '2017-03' : '220503';
}

function fits(value: unknown, shape: Shape): boolean {
  if (shape.type === 'integer') return typeof value === 'number';
  if (shape.type === 'boolean') return typeof value === 'boolean';
  if (typeof value !== 'string') return false;
  return shape.pattern === undefined || new RegExp(shape.pattern).test(value);
}
