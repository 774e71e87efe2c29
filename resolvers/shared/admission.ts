import { util } from '@aws-appsync/utils';
import { granted } from './access';
import { can, isHidden, isRefusedInTrash, isRefusedWhenReadOnly, roleOf, type Action, type Standing } from './can';
import type { StepContext } from './context';
import type { DocumentItem } from './items';
import { documentNotFound, fail, forbidden, readOnlyDocument } from './outcome';

/** Grants the caller the document for the action that the field needs, or ends the request. */
export function admit(ctx: StepContext, standing: Standing): void {
  const { document, grant } = standing;
  const { callerId } = granted(ctx);
  const action = ctx.stash.needs.action ?? 'READ';
  if (document.deletedAt) documentNotFound();
  const role = roleOf(standing, callerId, util.time.nowISO8601());
  if (!role || isHidden(document, role, action)) documentNotFound();
  if (!can(role, action)) forbidden(role);
  requireWritable(document, action);
  ctx.stash.granted = { ...granted(ctx), document, role, grant: role === 'OWNER' ? null : grant };
}

function requireWritable(document: DocumentItem, action: Action): void {
  if (document.isReadOnly && isRefusedWhenReadOnly(action)) readOnlyDocument();
  if (document.trashedAt && isRefusedInTrash(action)) inTrash();
}

export function inTrash(): never {
  fail('Conflict', 'This document is in the trash. Restore it first.');
}
