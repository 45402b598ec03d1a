/** What a start of the demo records once the sample is there. */
import { type DemoPerson, PERSONS } from '../apps/cli/demo-persons.js';
import { openOverdueMatter, recordStory } from '../apps/cli/demo-recording.js';
import { STORY } from '../apps/cli/demo-story.js';
import type { Role } from '../libs/access/domain/roles.js';
import type { System } from '../apps/system/system.js';

export interface Demo {
  readonly system: System;
  readonly address: string;
  token(role: Role, region?: string, subject?: string): Promise<string>;
  settled(): Promise<void>;
}

/** @throws where a request is refused */
export async function startDemo(doudi: Demo, story = STORY): Promise<void> {
  await openOverdueMatter(doudi.system);
  const tokenOf = (person: DemoPerson) => {
    const { roles, region }: { roles: readonly [Role]; region?: string } = PERSONS[person];
    return doudi.token(roles[0], region, person);
  };
  const { signal } = new AbortController();
  const refused = await recordStory(story, { address: doudi.address, tokenOf, signal });
  if (refused.length > 0) throw new Error(refused.join('\n'));
  await doudi.settled();
}
