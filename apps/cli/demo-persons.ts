/** Who tries the demo: persons of each role, two where the rules want another person. */
import type { Role } from '../../libs/access/domain/roles.js';
import { signToken } from '../../libs/access/tokens.js';

const COUNTY = '220422';

interface Person {
  readonly roles: readonly Role[];
  readonly region?: string;
}

export const PERSONS = {
  'province-officer': { roles: ['province-finance'] },
  'province-approver': { roles: ['province-finance'] },
  'county-clerk': { roles: ['county-treasury'], region: COUNTY },
  'county-approver': { roles: ['county-treasury'], region: COUNTY },
  'civil-affairs-clerk': { roles: ['civil-affairs'], region: COUNTY },
  'civil-affairs-approver': { roles: ['civil-affairs'], region: COUNTY },
  auditor: { roles: ['audit'] },
  inspector: { roles: ['discipline'] },
} as const satisfies Readonly<Record<string, Person>>;

export type DemoPerson = keyof typeof PERSONS;

const TOKEN_SECONDS = 7 * 24 * 3600;

export function tokenOf(secret: string, subject: DemoPerson): Promise<string> {
  return signToken(secret, { subject, ...PERSONS[subject] }, TOKEN_SECONDS);
}

/** `county-clerk [county-treasury 220422]` */
export function introduced(subject: DemoPerson): string {
  const { roles, region }: Person = PERSONS[subject];
  return `${subject} [${[...roles, ...(region === undefined ? [] : [region])].join(' ')}]`;
}
