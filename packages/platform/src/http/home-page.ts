import { createHash } from 'node:crypto';

const STYLE = [
  ':root{color-scheme:light dark;font:16px/1.7 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}',
  'body{margin:0 auto;max-width:44rem;padding:3rem 1.25rem}',
  'h1{font-size:1.5rem;margin:0 0 .25rem}',
  'p{margin:.25rem 0 1.5rem}',
  'dl{display:grid;grid-template-columns:auto 1fr;gap:.4rem 1.5rem;margin:0}',
  'dt{white-space:nowrap}dd{margin:0;overflow-wrap:anywhere}',
  'a{color:#b3261e}@media (prefers-color-scheme:dark){a{color:#ffb4ab}}',
].join('');

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Nothing but the page's own style. */
export const HOME_PAGE_CSP = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** The page that a person sees who opens the platform's address: what is here, and where. */
export function homePage(partnerUrl: string, sandbox: boolean): string {
  const links: readonly (readonly [string, string])[] = [
    ['示例站点 Example page', partnerUrl],
    ['登录 Sign in', '/account'],
    ['活动季 Seasons', '/v1/seasons'],
    ['产业专场 Specials', '/v1/specials'],
    ['挂牌成果 Listings', '/v1/listings'],
    ['竞价日程 Sessions', '/v1/sessions'],
    ['竞价标的 Lots', '/v1/lots'],
    ['公告 Announcements', '/v1/announcements'],
    ['接口说明 OpenAPI 3.1', '/openapi.json'],
    ['回执公钥 Receipt keys', '/.well-known/jwks.json'],
    ['就绪状态 Readiness', '/readyz'],
    ...(sandbox
      ? ([
          ['演示时钟 Sandbox clock', '/sandbox/clock'],
          ['演示登录 Sandbox issuer', '/oidc/.well-known/openid-configuration'],
        ] as const)
      : []),
  ];
  const items = links.map(([name, url]) => `<dt>${name}</dt><dd><a href="${url}">${url}</a></dd>`).join('');
  const notice = sandbox ? '<p>演示环境：机构、成果、价格与企业均为虚构，并非真实交易。</p>' : '';
  return (
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>J-TOP 平台</title>' +
    `<style>${STYLE}</style></head><body><main><h1>J-TOP 技术产权交易平台</h1>${notice}<dl>${items}</dl></main></body></html>`
  );
}
