import { readFile } from 'node:fs/promises';
import { type IncomingMessage, createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { ensureKeyFile } from '../../libs/access/store/key-file.js';
import { keysIn } from '../../libs/audit/domain/kept-files.js';
import { KeySuccession } from '../../libs/audit/domain/key-succession.js';
import { formatKey, privateKeyOf, publicKeyOf } from '../../libs/audit/domain/signed-note.js';
import { Witness } from '../../libs/audit/store/witness.js';
import { type Command, UsageError, interruption, say } from './command.js';

/** A checkpoint and 63 hashes are far smaller. */
const MOST_BYTES = 65_536;

export const witnessCommand: Command = {
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        name: { type: 'string' },
        folder: { type: 'string' },
        keys: { type: 'string' },
        port: { type: 'string', default: '3080' },
      },
    });
    const { name, keys: path, port } = values;
    if (!name || !values.folder || !path) {
      throw new UsageError('--name、--folder、--keys 均须给出 / all of them must be given');
    }
    const folder = resolve(values.folder);
    const given = keysIn(await readFile(path, 'utf8'));
    if (typeof given === 'string') throw new UsageError(`不是公钥 not a public key: ${given}`);
    const signer = privateKeyOf(await ensureKeyFile(folder, 'witness'));
    const logs = new KeySuccession(given.keys);
    for (const announcement of given.announcements) logs.take(announcement);
    const origins = new Set(given.keys.map((key) => key.name));
    const now = () => Date.now();
    const witness = new Witness({ name, signer, logs, origins, folder: join(folder, 'logs'), now });
    say(formatKey(publicKeyOf(name, signer), 'cosignature'));
    await listen(witness, Number(port));
    return 0;
  },
};

/** Until interrupted. */
async function listen(witness: Witness, port: number): Promise<void> {
  const server = createServer((request, response) => {
    answer(witness, request)
      .catch(() => ({ status: 500, text: 'failed\n' }))
      .then(({ status, text: body }) => {
        const type = status === 409 ? 'text/x.tlog.size' : 'text/plain; charset=utf-8';
        response.writeHead(status, { 'content-type': type }).end(body);
      })
      .catch(() => undefined);
  });
  await new Promise<void>((opened) => server.listen(port, opened));
  say(`见证中 witnessing: http://localhost:${port}/add-checkpoint`);
  const ended = interruption();
  await new Promise<void>((over) => ended.addEventListener('abort', () => over()));
  server.close();
}

async function answer(witness: Witness, request: IncomingMessage) {
  if (request.url !== '/add-checkpoint') return { status: 404, text: 'no such path\n' };
  if (request.method !== 'POST') return { status: 405, text: 'POST\n' };
  if (Number(request.headers['content-length'] ?? Infinity) > MOST_BYTES) {
    return { status: 413, text: 'too long\n' };
  }
  return witness.addCheckpoint(await text(request));
}
