import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPlatform, type App } from '../app.js';
import { readConfig } from '../config.js';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';
import { SESSION_IDLE_MS, SESSION_MAX_MS } from './sessions.js';
import { ownPath } from './sign-in.js';

let database: TestDatabase;
let app: App;
let server: Server;
let url: string;
let realNow = Date.now();

beforeAll(async () => {
  database = await openTestDatabase();
  server = createServer((request, response) => app.service.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const config = readConfig({ NODE_ENV: 'test', DATA_DIR: 'memory', JTOP_SEED: 'none', PUBLIC_URL: url });
  app = await createPlatform({ config, db: database.db, realNow: () => realNow });
});
afterAll(async () => {
  await app.drain();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await database.close();
});

/** A browser as far as cookies and redirects go. */
class Visitor {
  readonly cookies = new Map<string, string>();
  keepsCookies = true;

  async go(
    path: string,
    form?: Record<string, string>,
    origin = url,
  ): Promise<{ status: number; text: string; location: string | null; set: string[] }> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, url), {
      method: form === undefined ? 'GET' : 'POST',
      headers: { cookie, ...(form === undefined ? {} : { origin }) },
      body: form === undefined ? null : new URLSearchParams(form),
      redirect: 'manual',
    });
    const set = response.headers.getSetCookie();
    for (const line of this.keepsCookies ? set : []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return {
      status: response.status,
      text: await response.text(),
      location: response.headers.get('location'),
      set,
    };
  }

  /** Follows redirects to the page at their end. */
  async follow(
    path: string,
    form?: Record<string, string>,
  ): Promise<{ path: string; text: string; status: number }> {
    let at = path;
    let answer = await this.go(at, form);
    for (let steps = 0; steps < 8 && answer.location !== null; steps += 1) {
      at = answer.location;
      answer = await this.go(at);
    }
    return { path: at, text: answer.text, status: answer.status };
  }

  async signIn(party: string): Promise<{ path: string; text: string; status: number }> {
    const page = await this.follow('/sign-in?to=/account');
    return this.follow(page.path, { party });
  }
}

describe('signing in', () => {
  it('offers the demo parties by name, and comes back signed in', async () => {
    const visitor = new Visitor();
    const page = await visitor.follow('/sign-in?to=/account');
    expect(page.path).toContain('/oidc/interaction/');
    expect(page.text).toContain('示例麒麟软件服务有限公司');
    expect(page.text).toContain('虚构');
    const back = await visitor.follow(page.path, { party: 'demo-company-3' });
    expect([back.status, back.path]).toEqual([200, '/account']);
    expect(back.text).toContain('示例麒麟软件服务有限公司');
  });

  it('keeps the session in a cookie that no script and no other site gets, under a new value each time', async () => {
    const visitor = new Visitor();
    await visitor.signIn('demo-company-3');
    const first = visitor.cookies.get('jtop_session');
    const page = await visitor.follow('/sign-in?to=/account');
    const answer = await visitor.go(page.path, { party: 'demo-company-4' });
    const set: string[] = [];
    for (let at = answer.location; at !== null;) {
      const next = await visitor.go(at);
      set.push(...next.set);
      at = next.location;
    }
    expect(set.find((line) => line.startsWith('jtop_session='))).toMatch(
      /; Path=\/; HttpOnly; SameSite=Lax; Max-Age=28800$/,
    );
    expect(visitor.cookies.get('jtop_session')).not.toBe(first);
    const planted = new Visitor();
    planted.cookies.set('jtop_session', first ?? '');
    expect((await planted.go('/account')).status).toBe(303);
  });

  it('says what to do where the browser brings no cookies along, instead of going round without end', async () => {
    const visitor = new Visitor();
    visitor.keepsCookies = false;
    const page = await visitor.follow('/sign-in?to=/account');
    expect([page.status, page.path]).toEqual([400, `${url}/sign-in?again=1`]);
    expect(page.text).toContain('请在浏览器设置中允许本站使用 Cookie');
    expect(page.text).toContain('没有提交任何内容');
    expect(page.text).toContain('href="/sign-in"');
    const callback = await visitor.follow('/sign-in/callback?code=x&state=y');
    expect([callback.status, callback.text.includes('Cookie')]).toEqual([400, true]);
    expect((await visitor.follow('/sign-in?again=1&lang=en')).text).toContain('blocks cookies of this site');
  });

  it('begins again where the issuer has forgotten the attempt, and leads where the first one would have', async () => {
    const visitor = new Visitor();
    await visitor.follow('/sign-in?to=/confirm/x');
    const page = await visitor.follow('/oidc/interaction/0123456789abcdefghijk');
    expect(page.path).toContain('/oidc/interaction/');
    expect(page.status).toBe(200);
    let at = (await visitor.go(page.path, { party: 'demo-company-3' })).location ?? '';
    while (!at.includes('/confirm/') && at !== '') at = (await visitor.go(at)).location ?? '';
    expect(at).toBe('/confirm/x');
  });

  it('asks again on a shared computer', async () => {
    const visitor = new Visitor();
    await visitor.signIn('demo-company-3');
    expect((await visitor.follow('/sign-in')).path).toContain('/oidc/interaction/');
  });

  it('takes an answer of the issuer once, and only in the browser that asked', async () => {
    const visitor = new Visitor();
    const page = await visitor.follow('/sign-in?to=/account');
    let at = (await visitor.go(page.path, { party: 'demo-company-3' })).location ?? '';
    while (!at.includes('/sign-in/callback')) at = (await visitor.go(at)).location ?? '';
    expect((await new Visitor().go(at)).status).toBe(400);
    expect((await visitor.go(at)).status).toBe(303);
    expect((await visitor.go(at)).status).toBe(400);
  });

  it('refuses another state', async () => {
    const visitor = new Visitor();
    await visitor.follow('/sign-in');
    expect((await visitor.go('/sign-in/callback?code=x&state=forged')).status).toBe(400);
  });

  it('leads to pages of its own only', () => {
    for (const to of [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '',
      null,
    ]) {
      expect(ownPath(to)).toBe('/');
    }
    expect(ownPath('/confirm/0197?lang=en')).toBe('/confirm/0197?lang=en');
  });
});

describe('a session', () => {
  it('ends by signing out, which only a form of its own can do', async () => {
    const visitor = new Visitor();
    const { text } = await visitor.signIn('demo-company-3');
    const csrf = /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
    expect((await visitor.go('/sign-out', { csrf: 'guess' })).status).toBe(403);
    expect((await visitor.go('/sign-out', { csrf }, 'https://evil.example')).status).toBe(403);
    expect((await visitor.go('/account')).status).toBe(200);
    expect((await visitor.go('/sign-out', { csrf })).status).toBe(303);
    expect((await visitor.go('/account')).status).toBe(303);
  });

  it('ends after half an hour without a visit, and after eight hours in any case', async () => {
    const visitor = new Visitor();
    await visitor.signIn('demo-company-3');
    const begun = realNow;
    while (realNow - begun < SESSION_MAX_MS - SESSION_IDLE_MS) {
      realNow += SESSION_IDLE_MS - 1;
      expect((await visitor.go('/account')).status).toBe(200);
    }
    realNow = begun + SESSION_MAX_MS + 1;
    expect((await visitor.go('/account')).status).toBe(303);
    const idle = new Visitor();
    await idle.signIn('demo-company-3');
    realNow += SESSION_IDLE_MS + 1;
    expect((await idle.go('/account')).status).toBe(303);
    realNow = Date.now();
  });
});
