import { describe, expect, it } from '@jest/globals';
import { textOf } from '../tidy/tree.js';
import { COMMANDS, LOOKS, MAKING_LOGINS, SKIPPED } from './commands.js';
import { commandsOf } from './page.js';

describe('12.C6 docs/operations.md', () => {
  it('has no command that the drill neither carries out nor names as skipped', () => {
    const known = [...Object.values(COMMANDS), ...MAKING_LOGINS, ...LOOKS, ...Object.keys(SKIPPED)];
    expect(commandsOf(textOf('docs/operations.md')).toSorted()).toEqual(known.toSorted());
  });

  it('is read as a person would: blocks, and commands in running text', () => {
    const page =
      'Run `npm run doudi -- verify`, not `doudi verify --checkpoint …`:\n\n    curl a\n';
    expect(commandsOf(page)).toEqual(['npm run doudi -- verify', 'curl a']);
  });
});
