/** What is verified beside events and seals, by the command and by the service alike. */
import { readFile } from 'node:fs/promises';
import { CatalogueCheck } from '../../libs/audit/store/catalogue-check.js';
import { ClaimCheck, type ClaimSource } from '../../libs/audit/store/claim-check.js';
import { ClockCheck } from '../../libs/audit/store/clock-check.js';
import type { VerificationSection } from '../../libs/audit/store/verification-section.js';
import { latestMigration } from '../../migrations/data-source.js';
import { EventClaims } from './event-claims.js';
import { vaultSection } from './vault-section.js';

/** Beside the verifier to take away: what a new database of this release is made of. */
const CATALOGUE_FILE = 'docs/verify/catalogue.txt';

/** @param claims where PostgreSQL does not hold them */
export function verificationSections(claims?: ClaimSource): readonly VerificationSection[] {
  return [
    new ClaimCheck(() => new EventClaims(), claims),
    new ClockCheck(),
    new CatalogueCheck(expectedCatalogue, latestMigration),
    vaultSection,
  ];
}

/** @returns lines `key<TAB>value` */
export async function expectedCatalogue(): Promise<readonly string[]> {
  // It stands above the sources, or above what is built of them.
  const above = (steps: string): URL => new URL(`${steps}${CATALOGUE_FILE}`, import.meta.url);
  const text = await readFile(above('../../'), 'utf8').catch(() =>
    readFile(above('../../../'), 'utf8'),
  );
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}
