import { startApp } from './app';
import { frame } from './answers';
import { routesBehind, signedIn } from './visit';

type Visitor = { cookie?: string; form?: Record<string, string> };

/** Renders whole pages without scripts, with an API behind them while the tests of a file run. */
export function pagesBehind() {
  const behind = routesBehind();
  /** Answers with the status, the title and the content line by line, including the targets of links and forms. */
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

/** The page's own content, without the frame that all pages share. */
export const within = (page: string) => page.replace(/\n[^]*\[main\]/, '').replace(/\n\[footer\][^]*/, '');

/** The lines in which a page differs from another: first those that only the other has, then those that only it has. */
export function different(page: string, other: string): string {
  const [lines, others] = [page.split('\n'), other.split('\n')];
  return [
    ...without(others, lines).map((line) => `- ${line}`),
    ...without(lines, others).map((line) => `+ ${line}`),
  ].join('\n');
}

/** The lines that occur more often here than in the others, as often as they do. */
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

/** A tag's function in brackets; empty if the tag is only for looks. */
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
