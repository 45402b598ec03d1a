/** Gap alerts as Server-Sent Events: what is asked of the feed, and the text that goes out. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FOREIGN, OWN } from './some-entries.js';
import { type RunningApi, runApi } from './running-api.js';

const STREAM = '/api/v1/gap-alerts/stream';

describe('the stream of gap alerts', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runApi();
  });
  afterAll(() => api.close());
  beforeEach(() => {
    api.faked.following.length = 0;
    api.faked.fed = [];
  });

  it('names a position only with the last alert of it', async () => {
    const [first, second] = [{ id: 'a' }, { id: 'b' }];
    api.faked.fed = [
      { kind: 'ready', position: 7n },
      { kind: 'alert', position: 9n, alert: first, isLast: false },
      { kind: 'alert', position: 9n, alert: second, isLast: true },
      { kind: 'beat', position: 12n },
    ];
    const audit = await api.as('audit');
    const answer = await audit.get(STREAM).buffer(true).expect(200);
    expect(answer.headers['content-type']).toMatch(/^text\/event-stream/);
    expect(answer.headers['x-accel-buffering']).toBe('no');
    expect(answer.text.split('\n\n')).toEqual([
      'retry: 2000\nid: 7\nevent: ready\ndata: {"position":7}',
      'event: gap-alert\ndata: {"id":"a"}',
      'id: 9\nevent: gap-alert\ndata: {"id":"b"}',
      ': 心跳 heartbeat\nid: 12',
      '',
    ]);
  });

  it('goes on after the id that the client had, and shows a county its own', async () => {
    const clerk = await api.as('county-treasury');
    await clerk.get(STREAM).query({ region: FOREIGN }).expect(403);
    await clerk.get(STREAM).set('Last-Event-ID', '41').query({ after: 3 });
    await clerk.get(STREAM).query({ after: 3 });
    const audit = await api.as('audit');
    await audit.get(STREAM).query({ region: OWN });
    expect(api.faked.following).toEqual([
      { who: 'a county-treasury', region: OWN, after: 41n },
      { who: 'a county-treasury', region: OWN, after: 3n },
      { who: 'a audit', region: OWN },
    ]);
  });

  it('refuses an id that it never gave', async () => {
    const audit = await api.as('audit');
    for (const id of ['x', '-1', '1.5', '9'.repeat(16)]) {
      const told = await audit.get(STREAM).set('Last-Event-ID', id).expect(400);
      expect(told.body.errors).toMatchObject([{ path: 'Last-Event-ID', code: 'NOT_A_POSITION' }]);
    }
    expect(api.faked.following).toEqual([]);
  });

  it('answers a HEAD at once', async () => {
    const audit = await api.as('audit');
    const answer = await audit.head(STREAM).expect(200);
    expect(answer.headers['content-type']).toMatch(/^text\/event-stream/);
    expect(api.faked.following).toEqual([]);
  });
});
