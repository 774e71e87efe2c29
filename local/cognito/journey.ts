import { queryValue, readForm, redirect, Refusal, sendPage, type Middleware } from './http';
import { forgot, reset, showForgot, showReset } from './passwordReset';
import type { Pool } from './pool';
import { showSignIn, signIn } from './signIn';
import { confirm, resendCode, showConfirm, showSignUp, signUp } from './signUp';
import { requireVisit, type Reply, type Visit } from './visit';

type Show = (pool: Pool, visit: Visit, notice: string) => Reply | Promise<Reply>;
type Submit = (pool: Pool, visit: Visit, form: URLSearchParams) => Promise<Reply>;

const pages: Record<string, { show?: Show; submit: Submit }> = {
  '': { show: (_pool, visit, notice) => showSignIn(visit, notice), submit: signIn },
  '/signup': { show: showSignUp, submit: signUp },
  '/confirm': { show: showConfirm, submit: confirm },
  '/resend': { submit: resendCode },
  '/forgot': { show: (_pool, visit) => showForgot(visit), submit: forgot },
  '/reset': { show: showReset, submit: reset },
};

const pathPattern = /^\/login\/([\w-]+)(\/\w+)?$/;

/** The pages between an app's sign-in request and its answer, at `/login/<visit>`. All forms work without scripts. */
export function journey(pool: Pool): Middleware {
  return async (ctx, next) => {
    const [, uid, path = ''] = pathPattern.exec(ctx.path) ?? [];
    if (uid === undefined) return next();
    const page = pages[path];
    if (!page) throw new Refusal(404, 'Not found', 'There is no such page.');
    const visit = await requireVisit(pool, ctx, uid);
    if (queryValue(ctx, 'screen_hint') === 'signup') return redirect(ctx, `${visit.base}/signup`);
    const reply = ctx.method === 'POST' ? await page.submit(pool, visit, await readForm(ctx)) : undefined;
    const shown = reply ?? (await page.show?.(pool, visit, queryValue(ctx, 'notice')));
    if (!shown) throw new Refusal(405, 'Not allowed', 'This address takes forms only.');
    if ('location' in shown) return redirect(ctx, shown.location);
    if (shown.wait !== undefined) ctx.set('retry-after', String(shown.wait));
    sendPage(ctx, shown.status ?? 200, shown.page);
  };
}
