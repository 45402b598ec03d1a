/** What the command line can do, and with which arguments; apart, so that it is told at once. */
import { ROLES } from '../../libs/access/domain/roles.js';
import { UsageError } from './command.js';

export interface Usage {
  /** Arguments, as the usage shows them. */
  readonly synopsis: string;
  readonly chinese: string;
  readonly english: string;
}

export const USAGES = {
  import: {
    synopsis:
      'PATH [--on-error stop|skip] [--check] [--no-wait] [--rejects FOLDER] [--report FILE.json|.csv] [--marked FILE.xlsx] [--receipts FILE]',
    chinese:
      '导入数据包（文件夹、zip 或 xlsx）；重复导入不会重复记账，中断后再次导入即可继续；查询数据包含本次记账后才结束，--no-wait 不等待；--marked：把问题标注在原工作簿的单元格上，另存为一个文件；--receipts：保存本次记账的签名回执',
    english:
      'import a data package: a folder, a .zip or an .xlsx; run it again to resume; it ends when the figures show it, unless --no-wait; --marked: write a copy of the workbook with what is wrong marked on its cells; --receipts: add the signed receipts of what is recorded now to a file',
  },
  export: {
    synopsis: 'PATH [--personal-data]',
    chinese:
      '由事件导出数据包（文件夹，或以 .zip 结尾）；默认以假名代替姓名和证件号，--personal-data 写出明文',
    english:
      'write the data package back from the events, to a folder or a .zip; persons by pseudonym unless --personal-data',
  },
  template: {
    synopsis: 'PATH [--table TABLE] [--county CODE]',
    chinese:
      '写出填报模板：PATH 以 .xlsx 结尾时写 --table 一张，否则为文件夹，写全部；--county：下拉列表只列该县',
    english:
      'write templates to fill in: the one of --table where PATH ends in .xlsx, else all into a folder; --county: drop-downs of that county alone',
  },
  rebuild: {
    synopsis: '',
    chinese: '由事件重建全部读模型：旁建新表，先报告与原表逐行比较的差异，再一次切换，期间照常服务',
    english:
      'rebuild all read models from the events, beside the live ones; tell what that changes, row by row, and swap at the end',
  },
  replay: {
    synopsis:
      'COUNTY [YEAR|YEAR-YEAR] [--step] [--from DATE] [--to DATE] [--known-at TIME] [--backwards]',
    chinese:
      '逐笔重放一个县的一个或若干年度（不写则为历年），每行一个事件及其前后数字；--step 在终端逐步查看（空格下一步，b 上一步，q 退出）',
    english:
      'replay a county’s year, years or whole history, a line an event with every figure before and after; --step: space next, b back, q quit',
  },
  allocate: {
    synopsis: 'FILE.json [--csv]',
    chinese: '按因素法试算一个分配方案并打印，不记录；--csv 输出可复算的全表',
    english:
      'reckon an allocation by factors and print it; nothing is recorded; --csv: the whole table',
  },
  token: {
    synopsis: '--subject NAME --role ROLE[,ROLE] [--region CODE] [--hours N]',
    chinese: `用 AUTH_JWT_SECRET 签发令牌；角色：${ROLES.join(', ')}`,
    english: 'sign a token with AUTH_JWT_SECRET',
  },
  verify: {
    synopsis:
      '[--checkpoint FILE]... [--keys FILE]... [--receipts FILE]... [--witnesses FILE [--quorum N] [--max-age MINUTES]] [--stamps FILE] [--vault] [--read-models [--scratch URL]] [--json]',
    chinese:
      '以只读权限核验数据库：事件、封存、自然键、密钥和数据库结构，并与您留存的检查点、公钥、回执和见证签名核对；首行说明与什么核对。退出码：0 与外部依据一致，1 有不符，2 用法，3 仅自身一致或部分未覆盖，130 中断。--quorum：N 名见证人（默认全部）须已签名；--max-age：其最近签名的最长时限（默认 120 分钟）。--stamps：您所信任的时间戳机构证书（PEM），逐个核对时间戳。--vault：持保险库主密钥时，逐行打开保险库（以应答进程的登录），不显示内容。--read-models：由事件在另一个库中重新推算全部读模型并逐行核对（--scratch：所用的空库，默认临时启动一个）',
    english:
      'verify the database, with the right to read alone: events, seals, claims, keys and catalogue, against checkpoints, keys, receipts and cosignatures that you kept (texts, or answers as curl saves them); the first line says what was compared with what. Exit codes: 0 holds against something from outside, 1 fault, 2 usage, 3 consistent in itself or partly not covered, 130 interrupted. --quorum: so many witnesses (else all) must have cosigned; --max-age: how old their latest word may be (else 120 minutes). --stamps: certificates (PEM) of time stamping authorities that you trust: every stamp is held to them. --vault: with the master key, by the login of the api, open every row of the vault; nothing of it is shown. --read-models: fold all read models anew from the events in another database (--scratch: an empty one, else a server is started for it) and compare every row',
  },
  openapi: {
    synopsis: '[FILE]',
    chinese: '把接口描述（OpenAPI 3.1）写入文件或打印出来；不需要数据库',
    english:
      'write the OpenAPI 3.1 document of the interface to a file, or print it; needs no database',
  },
  migrate: {
    synopsis: '',
    chinese:
      '以所有者的 DATABASE_URL 升级数据库，并建立 DATABASE_URL_API、_PROJECTOR、_VERIFIER 所指的登录；在启动新版本的进程之前运行',
    english:
      'bring the database up to this release by the owner’s DATABASE_URL, and make the logins that DATABASE_URL_API, _PROJECTOR and _VERIFIER name; run it before the processes of a release start',
  },
  'migrate-events': {
    synopsis: '--to eventstoredb|postgresql [--give-up]',
    chinese:
      '在 PostgreSQL 与 EVENTSTORE_URL 的 EventStoreDB 之间迁移全部事件，编号、次序、时间和杂凑不变，最后逐条比对并以封存核验；须先停止全部进程，中断后再次运行即可继续；--give-up：放弃未完成的迁移',
    english:
      'move all events between PostgreSQL and the EventStoreDB of EVENTSTORE_URL, with the same ids, order, times and hashes; each is compared and the seals are verified at the end; stop all processes before, run it again to resume; --give-up: the events stay where they were',
  },
  seal: {
    synopsis: '--adopt CHECKPOINT | --restored --person NAME --reason TEXT',
    chinese:
      '封存状态（DOUDI_SEAL_STATE）。--adopt：数据库已有封存而状态缺失时，以您留存的检查点核对后采用；--restored：依法恢复到较早的备份后，终止原日志，放弃其后的一段，写明何人、何因，以新名称继续',
    english:
      'the seal state (DOUDI_SEAL_STATE). --adopt: where the database has seals and the state is missing, take it from the database once a checkpoint that you kept agrees; --restored: after a lawful restore of an older backup, end the log, give up what it signed since, say who and why, and go on under another name',
  },
  witness: {
    synopsis: '--name NAME --folder DIR --keys FILE [--port N]',
    chinese:
      '见证人服务（C2SP tlog-witness 的 add-checkpoint）：仅当证明新的检查点延续上次所签时联署，记忆与密钥存于 DIR；--keys：所见证日志的公钥及公告',
    english:
      'a witness (add-checkpoint of C2SP tlog-witness): cosigns a checkpoint only once it is proven to continue the last one that it cosigned; memory and key lie in DIR; --keys: public keys of the logs that it witnesses, with their announcements',
  },
  'rotate-seal-key': {
    synopsis: '[--lost]',
    chinese:
      '更换封存签名密钥：由旧密钥签名公告新密钥，审计人可凭所留旧公钥核验；--lost：旧密钥已丢失，新密钥无人公告，核验时将指出',
    english:
      'change the key that signs seals: the older announces the newer, so that auditors are led to it by the key that they kept; --lost: the older is gone and nobody announces the newer, which verification will name',
  },
  'rotate-vault-key': {
    synopsis: '',
    chinese:
      '更换个人信息保险库主密钥：逐批改用新密钥，期间照常服务；中断后再次执行即从断点继续；完成后旧密钥作废，化名不变',
    english:
      'change the master key of the vault of personal data, batch by batch, beside running servers; killed at any point it goes on when it is run again; in the end the older key opens nothing, and pseudonyms are as they were',
  },
  'list-personal-data': {
    synopsis: '',
    chinese: '列出已记录的文字中含有证件号码、银行卡号或手机号码的事件（只列位置，不列内容）',
    english:
      'list recorded events whose free texts hold numbers of persons: position, type, stream and member, never the text',
  },
  demo: {
    synopsis: '',
    chinese: '演示：启动数据库和服务，导入自带的吉林样例，打印概况、令牌和网址',
    english: 'demo: database, server, the bundled Jilin sample, a summary, tokens and addresses',
  },
} as const satisfies Readonly<Record<string, Usage>>;

export type CommandName = keyof typeof USAGES;

export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(USAGES, name);
}

export function usageOf(name: CommandName): string {
  const { synopsis, chinese, english }: Usage = USAGES[name];
  const call = `用法 usage: doudi ${name} ${synopsis}`.trimEnd();
  return `${call}\n    ${chinese}\n    ${english}\n`;
}

export function wrongUsage(name: CommandName): UsageError {
  return new UsageError(`用法 usage: doudi ${name} ${USAGES[name].synopsis}`.trimEnd());
}

export function allUsages(): string {
  const lines = Object.entries<Usage>(USAGES).map(
    ([name, { synopsis, chinese, english }]) =>
      `  ${`${name} ${synopsis}`.trimEnd()}\n      ${chinese}\n      ${english}`,
  );
  return [
    '用法 usage: npm run doudi -- COMMAND',
    '  COMMAND --help    一个命令的用法 how a command is called',
    '  --version         版本 the version',
    '退出码 exit codes: 0 完成 done, 1 拒绝或失败 refused or failed, 2 用法 usage, 130 中断 interrupted',
    `\n${lines.join('\n')}\n`,
  ].join('\n');
}
