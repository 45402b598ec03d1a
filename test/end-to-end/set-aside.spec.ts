/**
 * An event that cannot be folded stops the figures of its unit alone. Here a projection is made to
 * fail at a need of a known size, as a defect would; what heals is what a rebuild gives.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import { completeForgettings } from '../../libs/access/store/forgetting-commands.js';
import { createProjector, rebuild } from '../../apps/projector/read-models.js';
import type { AppendingEventStore } from '../../libs/event-store/appending.js';
import type { Projection } from '../../libs/projection/projection.js';
import type { Projector } from '../../libs/projection/projector.js';
import { COUNTIES, PROVINCE } from '../given-when-then.js';
import { carriedOut, region } from '../ledger-at-work.js';
import { rowsOfReadModels } from '../read-model-rows.js';
import * as sample from '../sample-commands.js';
import { type RunningDoudi, runDoudi } from './running-doudi.js';

const [STOPPED, OTHER, THIRD] = COUNTIES;
/** Persons of the need that the projections fail at. */
const FATAL = 666;

let doudi: RunningDoudi;
let auditor: supertest.Agent;
let province: supertest.Agent;
let colleague: supertest.Agent;
let clerk: supertest.Agent;
let projector: Projector;
let projecting: Promise<void>;
let isDefective = true;

function defective(projection: Projection): Projection {
  if (projection.name !== 'gap_alerts') return projection;
  const apply: Projection['apply'] = async (events, models) => {
    const isFatal = events.some(
      ({ fact }) => fact.type === 'NeedAssessed' && fact.data.persons === FATAL,
    );
    if (isDefective && isFatal) throw new RangeError('no such need');
    await projection.apply(events, models);
  };
  const forget = () => projection.forget();
  const late = projection.applyLate!.bind(projection);
  const applyLate: Projection['apply'] = async (events, models) => {
    if (isDefective) throw new RangeError('no such need');
    await late(events, models);
  };
  return { name: projection.name, apply, applyLate, forget };
}

function startProjector(): void {
  const { store, logins, position } = doudi.system;
  const advance = (at: bigint) => position.advance(at);
  projector = createProjector(store, logins.of('projector'), advance, defective);
  projecting = projector.run();
}

async function stopProjector(): Promise<void> {
  await projector.stop();
  await projecting;
}

beforeAll(async () => {
  doudi = await runDoudi({}, undefined, false);
  startProjector();
  const { ledger } = doudi.system;
  await carriedOut(ledger, region(PROVINCE, 'province'));
  for (const code of COUNTIES) await carriedOut(ledger, region(code, 'county'));
  await carriedOut(ledger, sample.receipt('R', '100.00'));
  for (const code of [STOPPED, OTHER]) {
    await carriedOut(ledger, sample.need(2, '5.00', { region: code }));
    await carriedOut(ledger, sample.budget(`B-${code}`, '10.00', { region: code }));
  }
  [auditor, province] = [await doudi.as('audit'), await doudi.as('province-finance')];
  clerk = await doudi.as('civil-affairs', STOPPED, 'a clerk');
  colleague = await doudi.as('civil-affairs', STOPPED, 'a colleague');
});
afterAll(async () => {
  await stopProjector();
  await doudi.close();
});

const later = { assessedOn: '2017-02-10', fromMonth: 2, months: 11 };

async function read(url: string, agent = auditor) {
  await doudi.settled();
  return agent.get(url.startsWith('/health') ? url : `/api/v1${url}`);
}

const refusalOf = ({ status, body, headers }: supertest.Response) => ({
  ...{ status, code: body.code, eventId: body.eventId, again: headers['retry-after'] },
});
const refusedFor = (eventId: string) => ({
  ...{ status: 503, code: 'EVENT_SET_ASIDE', eventId, again: '60' },
});

async function expectRebuiltAsLive(): Promise<void> {
  const { store, logins } = doudi.system;
  await doudi.settled();
  const live = await rowsOfReadModels(doudi.database.url);
  await stopProjector();
  const { setAside } = await rebuild(
    store,
    logins.of('projector'),
    () => undefined,
    new AbortController().signal,
    defective,
  );
  const rebuilt = await rowsOfReadModels(doudi.database.url);
  startProjector();
  expect([setAside, [...rebuilt]]).toEqual([[], [...live]]);
}

const ledgerOf = (code: string) => `/counties/${code}/years/2017/ledger`;

describe('an event that cannot be folded', () => {
  let eventId: string;
  let missing: readonly object[];

  beforeAll(async () => {
    const need = sample.need(FATAL, '5.00', { ...later, region: STOPPED });
    eventId = await carriedOut(doudi.system.ledger, need);
    await carriedOut(doudi.system.ledger, sample.budget('B2', '3.00', { region: STOPPED }));
    await carriedOut(doudi.system.ledger, sample.budget('B3', '3.00', { region: OTHER }));
    missing = [{ region: STOPPED, eventId }];
  });

  it.each([
    ledgerOf(STOPPED),
    `/gap-alerts?region=${STOPPED}`,
    `/performance/2017/${STOPPED}`,
    `/supervision/findings?region=${STOPPED}`,
    `/policy/compliance?region=${STOPPED}&year=2017`,
    `/policy/standards?region=${STOPPED}&date=2017-12-31`,
    `/audit/counties/${STOPPED}/years/2017/diff?from=2017-01-01&to=2017-12-31`,
    `/public/ledgers?region=${STOPPED}`,
  ])('is why %s is not answered', async (url) => {
    expect(refusalOf(await read(url))).toEqual(refusedFor(eventId));
  });

  it('stops what a county’s own office lists, and no other’s', async () => {
    expect(refusalOf(await read('/gap-alerts', clerk))).toEqual(refusedFor(eventId));
    const other = await read('/gap-alerts', await doudi.as('county-treasury', OTHER));
    expect([other.status, other.body.missing]).toEqual([200, undefined]);
  });

  it.each([
    ['/gap-alerts', 'audit'],
    ['/performance/2017', 'audit'],
    ['/supervision/findings', 'audit'],
    [`/policy/compliance?region=${PROVINCE}&year=2017`, 'audit'],
    ['/funds/R/trace', 'audit'],
    ['/transfers', 'province-finance'],
    ['/public/overview', 'audit'],
  ] as const)('is named by %s', async (url, role) => {
    const head = await doudi.system.store.head();
    const { status, body, headers } = await read(url, await doudi.as(role));
    expect([status, body.missing, headers['doudi-set-aside']]).toEqual([200, missing, eventId]);
    expect(BigInt(body.position)).toBeGreaterThanOrEqual(head);
  });

  it('leaves the figures of others whole', async () => {
    const { status, body } = await read(ledgerOf(OTHER));
    expect([status, body.gap, body.missing]).toEqual([200, '107.00', undefined]);
  });

  it('stops no writes, but drafts and adoptions that rest on it', async () => {
    const scheme = { schemeId: 'S', fiscalYear: 2018, program: 'RURAL_DIBAO' };
    const terms = { total: '10.00', unit: '1.00', floorRatio: '0.50' };
    const drafted = await province.post('/api/v1/allocation-schemes').send({ ...scheme, ...terms });
    expect(refusalOf(drafted)).toEqual(refusedFor(eventId));
    const adoption = { adoptedOn: '2018-03-01' };
    const adopted = await province.post('/api/v1/performance/2017/adopt').send(adoption);
    expect(refusalOf(adopted)).toEqual(refusedFor(eventId));
  });

  it('is listed by probes and metrics, and readiness stays', async () => {
    const { status, body } = await read('/health/ready');
    expect([status, body.status, body.setAside]).toEqual([200, 'up', [eventId]]);
    expect(await doudi.metrics()).toContain('\ndoudi_events_set_aside 1\n');
  });

  it('is named by a rebuild, which goes on', async () => {
    const { store, logins } = doudi.system;
    await stopProjector();
    const signal = new AbortController().signal;
    const { setAside } = await rebuild(
      store,
      logins.of('projector'),
      () => undefined,
      signal,
      defective,
    );
    expect(setAside).toMatchObject([
      { eventId, type: 'NeedAssessed', regions: [STOPPED], reason: 'no such need' },
    ]);
    startProjector();
    expect((await read(ledgerOf(OTHER))).body.gap).toBe('107.00');
  });

  it('heals by a correction, to what a rebuild gives', async () => {
    const correction = { correctionNo: 'GZ-1', eventId, reason: '人数录入有误' };
    expect((await clerk.post('/api/v1/corrections').send(correction)).status).toBe(201);
    const approved = await colleague.post('/api/v1/corrections/GZ-1/approve').send({});
    expect(approved.status).toBe(201);
    const { body } = await read(ledgerOf(STOPPED));
    expect(body).toMatchObject({ gap: '107.00' });
    expect((await read('/gap-alerts')).body.missing).toBeUndefined();
    expect((await read('/health/ready')).body.setAside).toEqual([]);
    await expectRebuiltAsLive();
  });

  it('heals by a release that can fold it, to what a rebuild gives', async () => {
    const need = sample.need(FATAL, '5.00', { ...later, region: STOPPED });
    const id = await carriedOut(doudi.system.ledger, need);
    await carriedOut(doudi.system.ledger, sample.budget('B4', '1.00', { region: STOPPED }));
    expect(refusalOf(await read(ledgerOf(STOPPED)))).toEqual(refusedFor(id));
    await stopProjector();
    isDefective = false;
    startProjector();
    while ((await read(ledgerOf(STOPPED))).status !== 200);
    expect((await read('/health/ready')).body.setAside).toEqual([]);
    await expectRebuiltAsLive();
  });
});

describe('an event that cannot even be read', () => {
  const entry = { class: 'BASIC_LIVELIHOOD', code: 'RURAL_DIBAO', source: 'OWN' };
  const budget = { ...entry, amount: '1.00', allocatedOn: '2017-03-01' };

  async function malformed(stream: string, type: string, data: object): Promise<string> {
    const id = randomUUID();
    const actor = { subject: 'a-clerk', role: 'county-treasury', organisation: PROVINCE };
    const metadata = { actor, commandId: id, correlationId: id, causationId: id };
    const event = {
      ...{ id, type, schemaVersion: 1, occurredOn: '2017-01-05', metadata },
      data: JSON.stringify(data),
    };
    const writes = [{ stream, expectedRevision: 'any', events: [event] }] as const;
    await (doudi.system.store as AppendingEventStore).append({ writes });
    return id;
  }

  async function allocated(code: string, entryNo: string): Promise<supertest.Response> {
    const office = await doudi.as('county-treasury', code);
    return office.post(`/api/v1/counties/${code}/years/2017/budgets`).send({ ...budget, entryNo });
  }

  it('stops decisions about its county alone, and is named', async () => {
    const data = { region: STOPPED, persons: 'many' };
    const id = await malformed(`county-${STOPPED}`, 'NeedAssessed', data);
    expect(refusalOf(await allocated(STOPPED, 'B9'))).toEqual(refusedFor(id));
    expect((await allocated(OTHER, 'B8')).status).toBe(201);
    expect(refusalOf(await read(ledgerOf(STOPPED)))).toEqual(refusedFor(id));
    expect((await read('/health/ready')).body.setAside).toEqual([id]);
    expect((await read(ledgerOf(OTHER))).status).toBe(200);
  });

  it('stops no other county where it says what a county is called', async () => {
    const data = { region: THIRD, newCode: 1 };
    const id = await malformed(`region-${THIRD}`, 'RegionRecoded', data);
    expect(refusalOf(await allocated(THIRD, 'B7'))).toEqual(refusedFor(id));
    expect((await allocated(OTHER, 'B6')).status).toBe(201);
    expect(refusalOf(await read(ledgerOf(THIRD)))).toEqual(refusedFor(id));
    expect((await read(ledgerOf(OTHER))).status).toBe(200);
  });

  it('keeps no process from starting', async () => {
    await malformed('forgetting-F', 'PersonForgotten', { beneficiary: 1 });
    await completeForgettings(doudi.system.store, doudi.system.vault);
  });
});
