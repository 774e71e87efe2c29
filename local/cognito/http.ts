import { text } from 'node:stream/consumers';
import type Provider from 'oidc-provider';

export type Context = Parameters<Parameters<Provider['use']>[0]>[0];
export type Middleware = (ctx: Context, next: () => Promise<void>) => void | Promise<void>;

/** The request is refused; the message is for the person who sent it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    message: string,
  ) {
    super(message);
  }
}

export async function readForm(ctx: Context): Promise<URLSearchParams> {
  if (!ctx.is('application/x-www-form-urlencoded')) throw new Refusal(415, 'Not understood', 'This is not a form.');
  return new URLSearchParams(await readBody(ctx));
}

export function readBody({ req }: Context): Promise<string> {
  return text(req.iterator());
}

export function sendPage(ctx: Context, status: number, page: string): void {
  ctx.status = status;
  ctx.type = 'html';
  ctx.body = page;
}

/** Redirects after a form; the browser continues with a GET. */
export function redirect(ctx: Context, location: string): void {
  ctx.redirect(location);
  ctx.status = 303;
}

/** The only value of a query parameter; '' if it is missing. */
export function queryValue(ctx: Context, name: string): string {
  return new URLSearchParams(ctx.querystring).get(name) ?? '';
}

/** The token of the authorization header; '' if there is none. */
export function bearerOf(ctx: Context): string {
  return /^Bearer (\S+)$/i.exec(ctx.get('authorization'))?.[1] ?? '';
}
