import { benchAudit } from './audit-bench.js';
import { benchEventStore } from './event-store-bench.js';
import { benchReads } from './http-bench.js';
import { benchOffice } from './office-bench.js';
import { benchPayroll } from './payroll-bench.js';
import { benchScheme } from './scheme-bench.js';
import { benchWrites } from './write-bench.js';
import type { BenchContext, Measurement } from './measuring.js';

/** What is measured, in this order. A further section is a further line. */
export const sections: readonly {
  readonly name: string;
  readonly run: (context: BenchContext) => Promise<readonly Measurement[]>;
}[] = [
  { name: 'reads over HTTP', run: benchReads },
  { name: 'writes over HTTP', run: benchWrites },
  { name: 'event store', run: benchEventStore },
  { name: 'payroll', run: benchPayroll },
  { name: 'audit', run: benchAudit },
  { name: 'scheme', run: benchScheme },
  { name: 'office', run: benchOffice },
];
