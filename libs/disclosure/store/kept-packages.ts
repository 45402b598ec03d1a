/**
 * The open-data package is made once and kept by its position: whoever asks gets the one that there
 * is, until something is recorded that is no read. Who asks while one is being made waits for it.
 */
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Readable, finished } from 'node:stream';
import type { PublicPoint } from './public-source.js';

export type MakePackage = (point: PublicPoint) => Promise<Readable>;

export class OpenDataPackage {
  private file: Promise<FileHandle> | undefined;
  private isMade = false;
  private readers = 0;
  private isRetired = false;

  constructor(
    readonly point: PublicPoint,
    /** What is missing in it. */
    readonly missing: string,
    /** Up to where nothing was recorded since that it would show. */
    public seen: bigint,
    private readonly make: MakePackage,
  ) {}

  get isBeingMade(): boolean {
    return this.file !== undefined && !this.isMade;
  }

  stands({ today, smallGroup, openDays }: PublicPoint, missing: string): boolean {
    const { point } = this;
    return (
      point.today === today &&
      point.smallGroup === smallGroup &&
      point.openDays === openDays &&
      this.missing === missing
    );
  }

  /** Resolves when it is made. */
  async ready(): Promise<void> {
    this.file ??= this.written();
    try {
      await this.file;
      this.isMade = true;
    } catch (error) {
      // The next who asks has it made anew.
      this.file = undefined;
      throw error;
    }
  }

  async content(): Promise<Readable> {
    this.readers += 1;
    try {
      await this.ready();
      const content = (await this.file!).createReadStream({ start: 0, autoClose: false });
      finished(content, () => this.left());
      return content;
    } catch (error) {
      this.left();
      throw error;
    }
  }

  /** Nobody will ask for it any more. */
  retire(): void {
    this.isRetired = true;
    this.closeUnread();
  }

  private left(): void {
    this.readers -= 1;
    this.closeUnread();
  }

  private closeUnread(): void {
    if (!this.isRetired || this.readers > 0) return;
    void this.file?.then((file) => file.close()).catch(() => undefined);
  }

  /** On disk under no name, so that it goes with the process. */
  private async written(): Promise<FileHandle> {
    const folder = await mkdtemp(join(tmpdir(), 'doudi-kept-package-'));
    try {
      const file = await open(join(folder, 'package.zip'), 'wx+', 0o600);
      try {
        for await (const piece of await this.make(this.point)) {
          await file.appendFile(piece as Buffer);
        }
        return file;
      } catch (error) {
        await file.close();
        throw error;
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

export class OpenDataPackages {
  private last: OpenDataPackage | undefined;

  /** @param changedSince whether anything but reads is recorded after the position */
  constructor(
    private readonly make: MakePackage,
    private readonly changedSince: (position: bigint) => Promise<boolean>,
  ) {}

  /** The one that is given to who asks at the point; not made yet where nobody asked before. */
  async find(point: PublicPoint, missing: string): Promise<OpenDataPackage> {
    const { last } = this;
    if (last?.stands(point, missing)) {
      if (last.isBeingMade) return last;
      if (last.seen === point.position || !(await this.changedSince(last.seen))) {
        last.seen = point.position > last.seen ? point.position : last.seen;
        return last;
      }
    }
    const made = new OpenDataPackage(point, missing, point.position, this.make);
    this.last?.retire();
    this.last = made;
    return made;
  }

  onModuleDestroy(): void {
    this.last?.retire();
    this.last = undefined;
  }
}
