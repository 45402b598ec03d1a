import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { BundlesController } from './bundles.controller.js';
import { TakeCosignatureHandler } from './commands.js';
import { CosignaturesController } from './cosignatures.controller.js';
import { EvidenceTaking } from './evidence-taking.js';
import { LogMirrorController } from './log-mirror.controller.js';
import { MIRROR_QUERIES } from './mirror-queries.js';
import { ProofController } from './proof.controller.js';
import { AUDIT_QUERIES } from './queries.js';

@Module({
  controllers: [
    AuditController,
    ProofController,
    BundlesController,
    CosignaturesController,
    LogMirrorController,
  ],
  providers: [EvidenceTaking, ...AUDIT_QUERIES, ...MIRROR_QUERIES, TakeCosignatureHandler],
})
export class AuditModule {}
