import type { Download, MutationCreateDownloadArgs, PresignedRequest } from '../generated/types';
import { needs } from '../shared/access';
import { isId } from '../shared/input';
import { documentNotFound } from '../shared/outcome';
import { askedBytes } from './version';
import type { VersionContext } from './stash';

export function request(ctx: VersionContext<MutationCreateDownloadArgs>): object {
  const { documentId } = ctx.args.input;
  if (!isId(documentId)) documentNotFound();
  ctx.stash.version = ctx.args.input.version ?? null;
  needs(ctx, { documentId, action: 'READ' });
  return {};
}

export function response(ctx: VersionContext): Download {
  const { version, size, sha256, name, mimeType } = askedBytes(ctx);
  return { request: ctx.prev.result as PresignedRequest, version, size, sha256, name, mimeType };
}
