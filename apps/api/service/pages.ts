/** The few pages that the api itself shows. They load nothing from elsewhere. */
import { ERROR_ROWS, type ErrorRow } from '../../../libs/http/problems/error-table.js';

function page(title: string, head: string, body: string): string {
  return `<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
${head}
</head>
<body>
${body}
</body>
</html>
`;
}

const STYLE = '<link rel="stylesheet" href="/docs/page.css">';

export function pageStyle(): string {
  return `body { max-width: 60rem; margin: 3rem auto; padding: 0 1rem; line-height: 1.6;
  font-family: system-ui, 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif; color: #1c2733; }
h1 { font-weight: 600; border-bottom: 3px solid #b3261e; padding-bottom: 0.5rem; }
table { border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.8rem 0.35rem 0;
  border-bottom: 1px solid #d6dde4; }
tr:target { background: #fff4d6; }
a { color: #0b57a4; }
`;
}

export function docsPage(): string {
  return page(
    'Doudi API',
    '<link rel="stylesheet" href="/docs/swagger-ui.css">',
    `<div id="docs"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>`,
  );
}

export function docsScript(): string {
  return `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  validatorUrl: null,
  persistAuthorization: false,
  docExpansion: 'none',
  requestInterceptor(request) {
    if (request.method === 'POST') request.headers['Idempotency-Key'] ||= freshKey();
    return request;
  },
});

function freshKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
`;
}

function errorRow({ code, status, zh, en }: ErrorRow): string {
  return `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${zh}</td><td>${en}</td></tr>`;
}

export function errorsPage(): string {
  return page(
    '错误代码 Error codes · Doudi',
    STYLE,
    `<h1>错误代码 Error codes</h1>
<table>
<thead><tr><th>code</th><th>HTTP</th><th>中文</th><th>English</th></tr></thead>
<tbody>
${ERROR_ROWS.map(errorRow).join('\n')}
</tbody>
</table>`,
  );
}

export function landingPage(): string {
  return page(
    '兜底 Doudi',
    STYLE,
    `<h1>兜底 Doudi</h1>
<p>困难群众救助补助资金监管：资金流向、县级财政责任台账、缺口预警与绩效评价。</p>
<p lang="en">Where every yuan of a province's social-assistance money is, and whether it does its duty.</p>
<ul>
<li><a href="/docs">接口文档 API documentation</a></li>
<li><a href="/openapi.json">OpenAPI 3.1</a></li>
<li><a href="/docs/errors">错误代码 Error codes</a></li>
<li><a href="/health/ready">运行状态 Status</a></li>
</ul>`,
  );
}
