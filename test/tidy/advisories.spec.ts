import { describe, expect, it } from '@jest/globals';
import { textOf } from './tree.js';

interface Advisory {
  readonly package: string;
  /** Like `<1.2.3`, `>=2.0.0 <2.1.4`, or several of them with `||` between. */
  readonly range: string;
  readonly id: string;
  readonly judgement: string;
}

const { asOf, advisories } = JSON.parse(textOf('advisories.json')) as {
  readonly asOf: string;
  readonly advisories: readonly Advisory[];
};
const { packages } = JSON.parse(textOf('package-lock.json')) as {
  packages: Readonly<Record<string, { readonly name?: string; readonly version?: string }>>;
};
const days = Math.floor((Date.now() - Date.parse(asOf)) / 86_400_000);

function compare(one: string, other: string): number {
  const numbers = (version: string) => version.split(/[.-]/).slice(0, 3).map(Number);
  const [left, right] = [numbers(one), numbers(other)];
  const place = [0, 1, 2].find((index) => left[index] !== right[index]);
  return place === undefined ? 0 : left[place]! - right[place]!;
}

function isWithin(version: string, range: string): boolean {
  return range.split('||').some((part) =>
    part
      .trim()
      .split(' ')
      .every((bound) => {
        const [, sign, edge] = /^(<|>=)(\d+\.\d+\.\d+)$/.exec(bound)!;
        return sign === '<' ? compare(version, edge!) < 0 : compare(version, edge!) >= 0;
      }),
  );
}

/** Places of the lock that an advisory concerns. */
function affected({ package: wanted, range }: Advisory, locked = packages): string[] {
  return Object.entries(locked)
    .filter(([place, { name }]) => (name ?? place.split('node_modules/').at(-1)) === wanted)
    .filter(([, { version }]) => version !== undefined && isWithin(version, range))
    .map(([place, { version }]) => `${place} ${version}`);
}

describe(`12.B5 advisories.json, ${days} days old`, () => {
  it('names nothing that package-lock.json has', () => {
    const found = advisories.flatMap((it) => affected(it).map((place) => `${it.id}: ${place}`));
    expect(found).toEqual([]);
  });

  it('would find each of its entries in the release before the mended one', () => {
    const unfound = advisories.filter((advisory) => {
      const [, edge] = /<(\d+\.\d+\.\d+)$/.exec(advisory.range)!;
      const [major, minor, patch] = edge!.split('.').map(Number) as [number, number, number];
      const before =
        patch > 0 ? `${major}.${minor}.${patch - 1}` : `${major}.${Math.max(minor - 1, 0)}.9`;
      const place = `node_modules/x/node_modules/${advisory.package}`;
      const mended = affected(advisory, { [place]: { version: edge! } });
      return affected(advisory, { [place]: { version: before } }).length !== 1 || mended.length > 0;
    });
    expect(unfound).toEqual([]);
  });

  it('has a day, an identifier and a judgement for each, and packages of the lock alone', () => {
    expect(asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(days).toBeGreaterThanOrEqual(0);
    const places = Object.keys(packages);
    const odd = advisories.filter(
      ({ package: name, id, judgement }) =>
        !/^(?:GHSA(?:-[0-9a-z]{4}){3}|CVE-\d{4}-\d{4,})$/.test(id) ||
        judgement.length < 10 ||
        !places.some((place) => place.endsWith(`node_modules/${name}`)),
    );
    expect(odd).toEqual([]);
  });

  it('@scarf/scarf, which reports installations, is an empty package', () => {
    const scarf = Object.entries(packages).filter(([place]) => place.endsWith('@scarf/scarf'));
    expect(scarf.filter(([, { name }]) => name !== 'empty-npm-package')).toEqual([]);
  });
});
