import { sharePath } from '../../../schema/webPaths';
const words = new Map([
  ['share', 'Shared. We’ve emailed them.'],
  ['change', 'Changed.'],
  ['remove', 'Removed. They have no access any more.'],
  ['revoke', 'Link turned off.'],
  ['gone', 'That was gone already.'],
]);

/** The address of a document's share page, with a message about what was just done. */
export function shareDonePath(documentId: string, done: string): string {
  return `${sharePath(documentId)}?done=${done}`;
}

/** The message about what was done; null if nothing was. */
export function doneWords({ searchParams }: URL): string | null {
  return words.get(searchParams.get('done') ?? '') ?? null;
}
