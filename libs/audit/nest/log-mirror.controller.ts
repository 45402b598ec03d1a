/** The log for mirrors (c2sp.org/tlog-tiles): no token, nobody's reads recorded, hashes alone. */
import { Controller, Param, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Read } from '../../http/openapi/routes.js';
import { archive } from '../../http/openapi/shapes.js';
import { invalid, problem } from '../../http/problems/problem.js';
import { found } from '../../http/reading/queries.js';
import { tileAt } from '../domain/tile.js';
import { FindNewestHead, FindTile, ListSealKeys } from './mirror-queries.js';
import { TilePath } from './requests.js';

const TEXT = 'text/plain; charset=utf-8';
const SECONDS = 'public, max-age=5';
const MINUTE = 'public, max-age=60';
/** Hashes of a tile never change, and a partial one is named by how many it has. */
const YEAR = 'public, max-age=31536000, immutable';
/** Where the format has texts of entries. */
const ENTRIES = 'entries';

@ApiTags('Public 公开')
@Controller('public/log')
export class LogMirrorController {
  constructor(private readonly queries: QueryBus) {}

  @Read({
    path: 'checkpoint',
    permission: 'anyone',
    standsOn: 'neither',
    zh: '日志最新的已签名检查点',
    en: 'The newest signed checkpoint of the log',
    more: 'c2sp.org/tlog-checkpoint',
    answers: archive,
    only: 'text/plain',
  })
  async checkpoint(@Res() response: Response): Promise<void> {
    const text = found(await this.queries.execute(new FindNewestHead(null)));
    send(response, { bytes: text, type: TEXT, keptFor: SECONDS });
  }

  @Read({
    path: 'keys',
    permission: 'anyone',
    standsOn: 'neither',
    zh: '封存公钥，一行一个；空行之后为其公告',
    en: 'Public keys of seals, one a line; their announcements after an empty line',
    answers: archive,
    only: 'text/plain',
  })
  async keys(@Res() response: Response): Promise<void> {
    const text = await this.queries.execute(new ListSealKeys(null));
    send(response, { bytes: text, type: TEXT, keptFor: MINUTE });
  }

  @Read({
    path: 'tile/:level/*tile',
    permission: 'anyone',
    standsOn: 'neither',
    zh: '哈希树的分块：至多 256 个 32 字节哈希，不含事件内容',
    en: 'A tile of the hash tree: up to 256 hashes of 32 bytes, no text of an event',
    more: 'c2sp.org/tlog-tiles; level 0: 叶哈希 hashes of leaves. SM3 日志不提供 Not of logs by SM3 (`LOG_NOT_TILED`).',
    answers: archive,
    only: 'application/octet-stream',
  })
  async tile(@Param() { level, tile: path }: TilePath, @Res() response: Response): Promise<void> {
    if (level === ENTRIES) throw problem('NOT_FOUND');
    const tile = tileAt(level, path);
    if (!tile) throw invalid('tile', 'NOT_A_TILE', '不是分块的地址 / is no address of a tile');
    const bytes = found(await this.queries.execute(new FindTile(tile)));
    if (bytes === 'not-sha256') throw problem('LOG_NOT_TILED');
    send(response, { bytes, type: 'application/octet-stream', keptFor: YEAR });
  }
}

interface Copy {
  readonly bytes: Buffer | string;
  readonly type: string;
  readonly keptFor: string;
}

function send(response: Response, { bytes, type, keptFor }: Copy): void {
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Length', Buffer.byteLength(bytes));
  response.setHeader('Cache-Control', keptFor);
  response.end(bytes);
}
