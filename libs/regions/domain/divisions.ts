/** The province's divisions as registered. @source GB/T 2260; domain.md, section 1 */
import type { DataOf, Fact } from '../../event-catalogue/catalogue.js';
import { type FoldTable, entryFor } from '../../event-catalogue/folds.js';

export type Division = DataOf<'RegionRegistered'>;

const DIVISIONS: FoldTable<'divisions', [byCode: Map<string, Division>], void> = {
  RegionRegistered: (data, byCode) => void byCode.set(data.code, data),
};

export class Divisions {
  private readonly byCode = new Map<string, Division>();

  /** Takes in what a fact says of divisions; other facts say nothing. */
  evolve(fact: Fact): void {
    entryFor(DIVISIONS, fact.type)?.(fact.data, this.byCode);
  }

  find(code: string): Division | undefined {
    return this.byCode.get(code);
  }

  isCounty(code: string): boolean {
    return this.byCode.get(code)?.level === 'county';
  }

  /** The province, once it is registered. */
  province(): Division | undefined {
    for (const division of this.byCode.values()) {
      if (division.level === 'province') return division;
    }
    return undefined;
  }

  all(): readonly Division[] {
    return [...this.byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  }
}
