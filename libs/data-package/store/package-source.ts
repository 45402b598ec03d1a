/** A data package opened for reading, whatever its form: folder, zip of a folder, workbook. */
import type { Issue } from '../domain/issue.js';
import type { RawRecord } from '../domain/table.js';
import type { OwnHeaders } from '../domain/header-mapping.js';
import type { TableName } from '../domain/tables.js';
import type { ZipContent } from './zip-content.js';

export type Encoding = 'UTF-8' | 'GB18030' | 'XLSX';

export interface TableSource {
  readonly table: TableName;
  /** As reports name it: `payments.csv`, or the sheet's name. */
  readonly file: string;
  readonly encoding: Encoding;
  /** Lines the file has, the header included; 0 where that is not known beforehand. */
  readonly lines: number;
  /** The county's own headers of this table, where it keeps some. */
  readonly own?: OwnHeaders;
  /** The records in order, the header first. May be asked for again. */
  records(): AsyncIterable<readonly RawRecord[]>;
}

export interface PackageSource {
  /** In the order in which tables are read. */
  readonly tables: readonly TableSource[];
  /** Files that could not be taken: unknown names, encodings, broken archives. */
  readonly issues: readonly Issue[];
  /** What was not read, and need not be. */
  readonly passedOver?: readonly string[];
  /** The records of `posting-order.csv`; null where the package leaves the order to the dates. */
  readonly order: TableSource['records'] | null;
  /** Its parts, where it is a workbook. */
  readonly workbook?: ZipContent;
  close(): Promise<void>;
}

/**
 * The content of a file can no longer be read: an archive that is broken or expands without end.
 */
export class SourceUnreadable extends Error {
  override readonly name = 'SourceUnreadable';
  constructor(readonly issue: Issue) {
    super(issue.en);
  }
}
