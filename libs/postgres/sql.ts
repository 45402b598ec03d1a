/** What the read-model stores need of PostgreSQL: a statement with parameters, rows as objects. */
export abstract class Sql {
  abstract query<Row extends object>(
    text: string,
    values?: readonly unknown[],
  ): Promise<readonly Row[]>;
}
