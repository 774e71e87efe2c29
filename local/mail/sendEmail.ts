import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Cloud } from '../shared/cloud';
import { readBody, type Context, type Middleware } from '../cognito/http';
import { deliver } from './mailbox';
import type { Dynamo } from '../dynamodb/client';
import { jsonOf } from '../shared/json';
import { SignatureError, verifySignature } from '../http/sigv4';

type Signer = Pick<Cloud, 'region' | 'credentials'>;

const text = z.object({ Data: z.string(), Charset: z.literal('UTF-8').optional() }).strict();

/** The supported part of SendEmail: a simple mail of plain text. Anything else is refused, not ignored. */
const order = z
  .object({
    FromEmailAddress: z.string(),
    Destination: z.object({ ToAddresses: z.array(z.string()).min(1).max(50) }).strict(),
    Content: z
      .object({ Simple: z.object({ Subject: text, Body: z.object({ Text: text }).strict() }).strict() })
      .strict(),
  })
  .strict();

/** SendEmail of SES's API, version 2; the mail goes to the local mailbox. */
export function sendEmail(signer: Signer, dynamo: Dynamo): Middleware {
  return async (ctx, next) => {
    if (ctx.path !== '/v2/email/outbound-emails' || ctx.method !== 'POST') return next();
    const body = await readBody(ctx);
    const refused = refusalOf(ctx, body, signer);
    if (refused) return refuse(ctx, refused.status, refused.code, refused.message);
    const given = jsonOf(body);
    if (given === undefined) return refuse(ctx, 400, 'SerializationException', 'The body of the request is not JSON.');
    const asked = order.safeParse(given);
    if (!asked.success) return refuse(ctx, 501, 'NotImplemented', z.prettifyError(asked.error));
    const { Destination, Content } = asked.data;
    const { Subject, Body } = Content.Simple;
    for (const to of Destination.ToAddresses)
      await deliver(dynamo, { to, subject: Subject.Data, text: Body.Text.Data });
    ctx.body = { MessageId: createHash('sha256').update(body).digest('hex').slice(0, 32) };
  };
}

function refusalOf(ctx: Context, body: string, { region, credentials }: Signer): SignatureError | null {
  const { method = '', headers } = ctx.req;
  const request = {
    method,
    path: ctx.path,
    query: [...new URLSearchParams(ctx.querystring)],
    headers: headers as Record<string, string | undefined>,
    payloadHash: createHash('sha256').update(body).digest('hex'),
  };
  try {
    verifySignature(request, { service: 'ses', region, credentials });
    return null;
  } catch (error) {
    if (error instanceof SignatureError) return error;
    throw error;
  }
}

function refuse(ctx: Context, status: number, code: string, message: string): void {
  ctx.status = status;
  ctx.set('x-amzn-errortype', code);
  ctx.body = { message };
}
