import { describe, expect, it } from '@jest/globals';
import { textOf } from './tree.js';

interface Locked {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(textOf('package-lock.json')) as {
  packages: Readonly<Record<string, Locked>>;
};
const places = Object.keys(packages);

describe('package-lock.json', () => {
  it('has the programs of every platform, or npm ci refuses it', () => {
    const wanted = Object.values(packages).flatMap((it) =>
      Object.keys(it.optionalDependencies ?? {}),
    );
    const missing = wanted.filter(
      (name) => !places.some((place) => place.endsWith(`node_modules/${name}`)),
    );
    expect(missing).toEqual([]);
  });

  it('does not say where packages came from', () => {
    expect(places.filter((place) => packages[place]?.resolved !== undefined)).toEqual([]);
  });
});
