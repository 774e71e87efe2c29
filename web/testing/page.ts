import { startApp } from './app';
import { frame } from './answers';
import { routesBehind, signedIn } from './visit';

type Visitor = { cookie?: string; form?: Record<string, string> };

/** Whole pages as they are read without a script, with an API behind them as long as the tests of a file run. */
export function pagesBehind() {
  const behind = routesBehind();
  /** Its status, its title, and line by line what stands in it, with where links and forms lead. */
  return async function read(path: string, answers: object, { cookie, form }: Visitor = {}): Promise<string> {
    Object.assign(behind.api.answers, frame, answers);
    const { url } = behind.api;
    const { ask } = await startApp({ GRAPHQL_URL: url, ISSUER: behind.pool.issuer, AUTH_URL: behind.pool.issuer });
    const headers = { accept: 'text/html', cookie: cookie ?? (await signedIn()) };
    const posted = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
    const { status, text } = form
      ? await ask({ path, method: 'POST', headers: posted, body: new URLSearchParams(form).toString() })
      : await ask({ path, headers });
    const [, title = ''] = /<title>(.*?)<\/title>/s.exec(text) ?? [];
    const [, body = ''] = /(<body.*<\/body>)/s.exec(text) ?? [];
    return `${status} ${plain(title)}\n${linesOf(body).join('\n')}`;
  };
}

/** Of what is read, the page's own part: without the frame that all pages have. */
export const within = (page: string) => page.replace(/\n[^]*\[main\]/, '').replace(/\n\[footer\][^]*/, '');

/** The lines in which a page differs from another, in the order of each: what only the other has, then what only it has. */
export function different(page: string, other: string): string {
  const [lines, others] = [page.split('\n'), other.split('\n')];
  return [
    ...without(others, lines).map((line) => `- ${line}`),
    ...without(lines, others).map((line) => `+ ${line}`),
  ].join('\n');
}

/** Each line as often as it is there more often than among the others. */
function without(lines: string[], others: string[]): string[] {
  const left = [...others];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const inline = ['span', 'bdi', 'strong', 'time', 'b', 'em', 'code', 'small'];
const told =
  /^(href|action|name|type|value|min|max|minLength|maxLength|aria-label|aria-valuenow|checked|selected|disabled|required|multiple|role|src|sandbox)$/;

function linesOf(html: string): string[] {
  const words = html
    .replace(/<script.*?<\/script>|<!--.*?-->|<link[^>]*>|<svg(?![^>]*role)[^>]*>.*?<\/svg>/gs, '')
    .replace(/<(\w+)([^>]*)>/gs, (_tag, name: string, attributes: string) => openingOf(name, attributes))
    .replace(/<\/(\w+)>/g, (_tag, name: string) => (inline.includes(name) ? '' : '\n'));
  const lines = plain(words).split('\n');
  return lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter(Boolean);
}

/** What a tag does, in brackets; nothing of one that only looks. */
function openingOf(name: string, attributes: string): string {
  const facts = [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)]
    .filter(([, attribute = '']) => told.test(attribute))
    .map(([, attribute, value]) => (value ? `${attribute}=${value}` : attribute));
  const shown = facts.length > 0 || ['main', 'footer'].includes(name) ? `[${[name, ...facts].join(' ')}] ` : '';
  return inline.includes(name) ? shown : `\n${shown}`;
}

const plain = (text: string) =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_whole, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
