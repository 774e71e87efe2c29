import type { Context, Middleware } from './http';

const cors = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date',
};

const preflight = {
  ...cors,
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers':
    'authorization,content-type,cache-control,amz-sdk-invocation-id,amz-sdk-request,x-amz-api-version,' +
    'x-amz-content-sha256,x-amz-date,x-amz-security-token,x-amz-target,x-amz-user-agent',
  'access-control-max-age': '172800',
};

/** Cognito's API, of which nothing is built: callers from any site get an error in AWS's form that says so. */
export function userPoolsApi(): Middleware {
  return (ctx, next) => {
    if (ctx.path !== '/') return next();
    if (ctx.method === 'OPTIONS') return allow(ctx);
    if (ctx.method !== 'POST' || ctx.get('x-amz-target') === '') return next();
    const operation = ctx.get('x-amz-target').split('.').at(-1);
    const advice = 'Sign people in at /oauth2/authorize, with a code and PKCE.';
    const message = `The operation ${operation} is not built in local/cognito. ${advice}`;
    refuseCall(ctx, 400, 'UnknownOperationException', message);
  };
}

/** Answers with an error that AWS's SDKs can read. */
export function refuseCall(ctx: Context, status: number, type: string, message: string): void {
  ctx.status = status;
  ctx.set({ ...cors, 'x-amzn-ErrorType': type });
  ctx.body = JSON.stringify({ __type: type, message });
  ctx.set('content-type', 'application/x-amz-json-1.1');
}

function allow(ctx: Context): void {
  ctx.status = 200;
  ctx.set(preflight);
  ctx.body = '';
}
