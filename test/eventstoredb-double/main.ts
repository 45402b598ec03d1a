/**
 * The double as a process of its own: `main.ts [PORT]`. It writes `listening PORT`, and takes
 * faults as lines, `disconnectAfterAppend 2`, or `restart`.
 */
import { createInterface } from 'node:readline';
import { startEventStoreDouble } from './eventstoredb-double.js';

const double = await startEventStoreDouble({ port: Number(process.argv[2] ?? 0) });
process.once('SIGTERM', () => {
  // Input that is still open would keep the process.
  void double.stop().then(() => process.exit(0));
});

process.stdout.write(`listening ${double.port}\n`);

for await (const line of createInterface({ input: process.stdin })) {
  const [name = '', ...values] = line.trim().split(/\s+/);
  const numbers = values.map(Number);
  if (name === 'restart') await double.restart();
  else if (name === 'disconnectBeforeAppend') double.faults.disconnectBeforeAppend(...numbers);
  else if (name === 'disconnectAfterAppend') double.faults.disconnectAfterAppend(...numbers);
  else if (name === 'answerNotLeader') double.faults.answerNotLeader(numbers[0]);
  else if (name === 'disconnectReadAfter') double.faults.disconnectReadAfter(numbers[0] ?? 0);
  else if (name === 'disconnectSubscriptionAfter') {
    double.faults.disconnectSubscriptionAfter(numbers[0] ?? 0);
  } else if (name !== '') process.stderr.write(`unknown ${name}\n`);
}
