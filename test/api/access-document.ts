import { PERMISSIONS, type Permission } from '../../libs/access/domain/permissions.js';

const REACH: Readonly<Record<Permission['scope'], string>> = {
  none: '–',
  county: '县级仅本县，市级仅所辖 a county its own, a prefecture those under it',
  'own-county': '仅本县；省级民政不可 a county its own; provincial civil affairs none',
};

/** docs/access.md, whole: each route with its permission, from the one table. */
export function accessDocument(routes: readonly (readonly [string, string])[]): string {
  const byPath = routes.toSorted(([a], [b]) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const rows = byPath.map(([route, name]) => {
    const { roles, scope }: Permission = PERMISSIONS[name as keyof typeof PERMISSIONS];
    return `| \`${route}\` | \`${name}\` | ${roles.join(', ')} | ${REACH[scope]} |`;
  });
  return `# Who may do what 权限

Whatever is not in this table nobody may do. It is made from the table in \`libs/access/domain/permissions.ts\`;
a test compares them, and another walks every route with every role. 未列入本表的操作一律禁止。

A role \`prefecture-finance\` reaches the counties under its prefecture on the day that is asked about (else at the end
of the fiscal year that is asked about, else today): lists tell them county by county. \`admin\` sees no money: of the
register of clauses no values, of answers nothing. A county's office sees no other county's figures. Both are held by a
test that reads the answers of every route.

A role \`civil-affairs\` whose token names no county is the provincial office. Who may record an entry may
propose its correction; another person with the same right approves it. Each read of \`audit\` and
\`discipline\` is an event before it is answered, which discipline sees. Nobody sees a name or an identity number but through
\`/beneficiaries/{pseudonym}\`, or in a bundle of evidence by who says why; either is an event first.
So is a look at what was objected or complained of, and by whom. The record of
access, that is who read what and whose data were looked at or taken away, discipline alone sees, by lists, proofs and
bundles: it would tell those whom an inspection is about. 查阅留痕仅纪检可见。

| route | permission | roles | county |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

function keyOf(route: string): string {
  const [method, path] = route.split(' ');
  return `${path} ${method}`;
}
