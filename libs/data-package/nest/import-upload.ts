/** The import of a package that was uploaded. */
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SpooledFile } from '../../access/store/sealed-spool.js';
import type { Actor } from '../../event-store/port.js';
import type { Grant } from '../../http/access/request-context.js';
import type { ImportKey } from '../store/marked-pieces.js';
import type { OnProgress } from '../store/progress.js';
import { UploadImports, type UploadReport } from '../store/upload-import.js';

interface Upload {
  readonly upload: Pick<SpooledFile, 'name' | 'size' | 'read' | 'sealed'>;
  readonly onError: 'stop' | 'skip';
  readonly actor: Actor;
  readonly grant: Grant;
  /** Reads, checks and tries, and writes nothing. */
  readonly checkOnly: boolean;
  /** Folder for the encrypted spool of payments. */
  readonly workDir: string;
  /** Reads by the headers that the sender's county keeps. */
  readonly byKeptHeaders: boolean;
  /** Under which the marked workbook is kept. */
  readonly importKey: ImportKey;
  readonly prefersReview: boolean;
  readonly progress?: OnProgress;
  readonly signal: AbortSignal;
}

export class ImportUpload extends Command<UploadReport> {
  constructor(readonly order: Upload) {
    super();
  }
}

@CommandHandler(ImportUpload)
export class ImportUploadHandler implements ICommandHandler<ImportUpload> {
  constructor(private readonly imports: UploadImports) {}

  execute({ order }: ImportUpload): Promise<UploadReport> {
    const { upload, grant, progress, signal, ...wishes } = order;
    const { subject, role, county } = grant;
    return this.imports.run(
      { ...wishes, upload: upload.sealed, subject, role, county },
      { signal, ...(progress && { progress }) },
    );
  }
}
