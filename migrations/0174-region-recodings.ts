import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Units keep their identity when their code, name or parent changes. */
export class RegionRecodings0174 implements MigrationInterface {
  readonly name = 'RegionRecodings0000000000174';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const table = `
CREATE TABLE read.region_recodings (
  position bigint PRIMARY KEY,
  region text NOT NULL,
  code text NOT NULL,
  name text,
  parent text,
  effective_on date NOT NULL
);
CREATE INDEX ON read.region_recodings (region);
GRANT SELECT ON read.region_recodings TO doudi_app;
`;
