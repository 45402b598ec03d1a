/**
 * The province's divisions as registered, and what became of them: a unit is one and the same
 * whatever its code, name or parent. @source GB/T 2260; domain.md, section 1
 */
import type { DataOf, Fact } from '../../event-catalogue/catalogue.js';
import { type FoldTable, entryFor } from '../../event-catalogue/folds.js';

/** As before its first recoding; `code` is the unit's identity for ever. */
export type Division = DataOf<'RegionRegistered'>;
export type Recoding = DataOf<'RegionRecoded'>;

/** What a unit is called on a day. */
export interface Standing {
  readonly code: string;
  readonly name: string;
  /** The identity of another unit; null: none is above it. */
  readonly parent: string | null;
}

/** On which day, and what was recorded by when (ISO 8601; left out: all that is). */
export interface NamedOn {
  readonly date: string;
  readonly knownAt?: string | undefined;
}

type RecordedRecoding = Recoding & { readonly recordedAt: string };

interface Unit {
  readonly division: Division;
  /** By the day from which they hold. */
  readonly recodings: RecordedRecoding[];
}

type Kept = Readonly<Record<'units' | 'byCode', Map<string, Unit>>>;

const DIVISIONS: FoldTable<'divisions', [kept: Kept, recordedAt: string], void> = {
  RegionRegistered(division, { units, byCode }) {
    const unit = { division, recodings: [] };
    units.set(division.code, unit);
    byCode.set(division.code, unit);
  },
  RegionRecoded(recoding, { units, byCode }, recordedAt) {
    const unit = units.get(recoding.region);
    if (!unit) return;
    unit.recodings.push({ ...recoding, recordedAt });
    byCode.set(recoding.newCode, unit);
  },
};

export class Divisions {
  private readonly kept: Kept = { units: new Map(), byCode: new Map() };

  /** Takes in what a fact says of divisions; other facts say nothing. */
  evolve(fact: Fact & { readonly recordedAt?: string }): void {
    entryFor(DIVISIONS, fact.type)?.(fact.data, this.kept, fact.recordedAt ?? '');
  }

  /** As registered. @param region the unit's identity */
  find(region: string): Division | undefined {
    return this.kept.units.get(region)?.division;
  }

  /** The identity of the unit that has or had the code. */
  unitOf(code: string): string | undefined {
    return this.kept.byCode.get(code)?.division.code;
  }

  recodingsOf(region: string): readonly Recoding[] {
    return this.kept.units.get(region)?.recodings ?? [];
  }

  /** @param region the unit's identity; undefined where there is no such unit */
  standing(region: string, { date, knownAt }: NamedOn): Standing | undefined {
    const unit = this.kept.units.get(region);
    if (!unit) return undefined;
    let { code, name, parent }: Standing = unit.division;
    for (const { effectiveOn, recordedAt, newCode, newName, newParent } of unit.recodings) {
      if (effectiveOn > date || (knownAt !== undefined && recordedAt > knownAt)) continue;
      code = newCode;
      name = newName ?? name;
      parent = newParent ?? parent;
    }
    return { code, name, parent };
  }

  isCounty(region: string): boolean {
    return this.find(region)?.level === 'county';
  }

  /** The province, once it is registered. */
  province(): Division | undefined {
    for (const { division } of this.kept.units.values()) {
      if (division.level === 'province') return division;
    }
    return undefined;
  }

  /** As registered, by their identities. */
  all(): readonly Division[] {
    const divisions = [...this.kept.units.values()].map(({ division }) => division);
    return divisions.sort((a, b) => (a.code < b.code ? -1 : 1));
  }
}
