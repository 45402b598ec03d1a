import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { AppendingEventStore } from '../../../libs/event-store/appending.js';
import { ClaimTaken, type AppendRequest, type Claim } from '../../../libs/event-store/port.js';
import { freshStream, newEvent } from './given-events.js';

export function claimContract(store: () => AppendingEventStore): void {
  describe('claims', () => {
    it('records a claim for the first event of the last write', async () => {
      const claim = freshClaim();
      const [earlier, last] = [freshStream(), freshStream()];
      const result = await store().append({
        writes: [
          { stream: earlier, expectedRevision: 'none', events: [newEvent()] },
          { stream: last, expectedRevision: 'none', events: [newEvent(), newEvent()] },
        ],
        claims: [claim],
      });
      const { id: eventId, position } = result.events[1]!;
      expect(await store().findClaims([claim.key, `unknown/${randomUUID()}`])).toEqual([
        { ...claim, eventId, stream: last, position },
      ]);
    });

    it('refuses a key in use, tells its holder, and appends nothing', async () => {
      const claim = freshClaim();
      const first = await store().append(claiming(claim));
      const other = claiming(freshClaim(), { ...claim, fingerprint: 'other' });
      const refused = await store()
        .append(other)
        .catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(ClaimTaken);
      expect((refused as ClaimTaken).holder).toEqual({
        ...claim,
        eventId: first.events[0]!.id,
        stream: first.events[0]!.stream,
        position: first.position,
      });
      expect(await store().streamRevision(other.writes[0]!.stream)).toBe(-1n);
      expect(await store().findClaims([other.claims![0]!.key])).toEqual([]);
    });

    it('tells a taken key before a wrong revision', async () => {
      const claim = freshClaim();
      const { writes } = claiming(claim);
      await store().append({ writes, claims: [claim] });
      const again = { ...writes[0]!, events: [newEvent()] };
      await expect(store().append({ writes: [again], claims: [claim] })).rejects.toThrow(
        ClaimTaken,
      );
    });

    it('gives a key to one of many that race for it', async () => {
      const claim = freshClaim();
      const racers = await Promise.allSettled(
        Array.from({ length: 24 }, () => store().append(claiming(claim))),
      );
      const winners = racers.filter((racer) => racer.status === 'fulfilled');
      expect(winners).toHaveLength(1);
      const [holder] = await store().findClaims([claim.key]);
      expect(holder!.eventId).toBe(winners[0]!.value.events[0]!.id);
      for (const racer of racers) {
        if (racer.status === 'rejected') expect(racer.reason).toMatchObject({ holder });
      }
    });
  });
}

function freshClaim(): Claim {
  return { key: `batch/FF-2016-${randomUUID()}/0`, fingerprint: 'a hash' };
}

function claiming(...claims: Claim[]): AppendRequest {
  return {
    writes: [{ stream: freshStream(), expectedRevision: 'none', events: [newEvent()] }],
    claims,
  };
}
