/** The catalogue of the database against what the migrations of this release make. */
import { catalogueDifferences, catalogueOf, tooPowerfulLogins } from '../../postgres/catalogue.js';
import type { Fault } from '../domain/faults.js';
import type { SectionContext, SectionReport, VerificationSection } from './verification-section.js';

/** Differences named one by one at most. */
const MOST_NAMED = 40;

const OF_ANOTHER_RELEASE: SectionReport = {
  faults: [],
  lines: [
    [
      '数据库已由另一版本升级，未核对其结构',
      'the database was migrated by another release: its catalogue was not compared',
    ],
  ],
  notCovered: true,
};

export class CatalogueCheck implements VerificationSection {
  /**
   * @param expected the lines that `catalogueOf` gives of a new database
   * @param migration number of the last migration that makes it so
   */
  constructor(
    private readonly expected: () => Promise<readonly string[]>,
    private readonly migration: number,
  ) {}

  async verify({ sql }: SectionContext): Promise<SectionReport> {
    const [made] = await sql.query<{ latest: bigint }>(
      'SELECT max(timestamp) AS latest FROM doudi_migrations',
    );
    // Beside a newer release that has migrated already.
    if (Number(made!.latest) !== this.migration) return OF_ANOTHER_RELEASE;
    const expected = await this.expected();
    const logins = await tooPowerfulLogins(sql);
    const different = [
      ...catalogueDifferences(expected, await catalogueOf(sql)),
      ...logins.map((line) => `权限过大 may do too much: ${line}`),
    ];
    const more = different.length - MOST_NAMED;
    const named = more > 0 ? [...different.slice(0, MOST_NAMED), `… +${more}`] : different;
    const faults = named.map((because): Fault => {
      return { what: 'CATALOGUE_DIFFERS', position: 0n, because };
    });
    return {
      faults,
      lines: [
        [
          `数据库结构已核对：${expected.length} 项，${different.length} 项不同`,
          `catalogue of the database compared: ${expected.length} entries, ${different.length} differ`,
        ],
      ],
    };
  }
}
