/** What an archive holds, wherever its bytes are. */

export interface ZipEntry {
  /** With `/` between folders, as the archive has it. */
  readonly name: string;
  readonly open: () => AsyncIterable<Buffer>;
}

export interface ZipContent {
  readonly entries: readonly ZipEntry[];
  close(): void;
}
