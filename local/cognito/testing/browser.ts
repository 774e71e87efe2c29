import type { World } from './world';

/** What a browser needs to know about a pool. */
export type Issuer = Pick<World, 'issuer'>;

/** A browser without scripts: it keeps cookies by path, follows the pool's redirects and stops at an app's callback. */
export class Browser {
  private cookies = new Map<string, { value: string; path: string }>();
  url = '';
  status = 0;
  text = '';

  /** A tab of another browser shares its cookies. */
  constructor(
    private readonly world: Issuer,
    other?: Browser,
  ) {
    if (other) this.cookies = other.cookies;
  }

  async open(url: string, init: RequestInit = {}): Promise<this> {
    const target = new URL(url, this.url || this.world.issuer);
    this.url = target.href;
    if (target.origin !== this.world.issuer) return this;
    const cookie = this.cookiesFor(target.pathname);
    const answer = await fetch(target, { redirect: 'manual', ...init, headers: { ...headersOf(init), cookie } });
    answer.headers.getSetCookie().forEach((each) => this.keep(each));
    const location = answer.headers.get('location');
    if (location !== null) return this.open(location);
    this.status = answer.status;
    this.text = await answer.text();
    return this;
  }

  /** Sends a form of the page to this path below the visit's. */
  submit(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<this> {
    const visit = /\/login\/[\w-]+/.exec(this.url)?.[0] ?? '';
    return this.open(`${visit}${path}`, { method: 'POST', body: new URLSearchParams(fields), headers });
  }

  get alert(): string | undefined {
    return /role="alert"[^>]*>([^<]*)</.exec(this.text)?.[1];
  }

  get heading(): string | undefined {
    return /<h1>([^<]*)</.exec(this.text)?.[1];
  }

  get parameters(): Record<string, string> {
    return Object.fromEntries(new URL(this.url).searchParams);
  }

  cookiesFor(path: string): string {
    const fitting = [...this.cookies].filter(
      ([, cookie]) => path === cookie.path || path.startsWith(slashed(cookie.path)),
    );
    return fitting.map(([name, { value }]) => `${name}=${value}`).join('; ');
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(/; */);
    const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    const path = attributes.find((each) => each.toLowerCase().startsWith('path='))?.slice(5) ?? '/';
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, { value, path });
  }
}

const slashed = (path: string) => (path.endsWith('/') ? path : `${path}/`);
const headersOf = ({ headers }: RequestInit) => Object.fromEntries(new Headers(headers));
