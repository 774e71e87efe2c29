import { sharePath } from '../../../schema/webPaths';
const words = new Map([
  ['share', 'Shared. We’ve emailed them.'],
  ['change', 'Changed.'],
  ['remove', 'Removed. They have no access any more.'],
  ['revoke', 'Link turned off.'],
  ['gone', 'That was gone already.'],
]);

/** The address of a document's share page, once something was done there. */
export function shareDonePath(documentId: string, done: string): string {
  return `${sharePath(documentId)}?done=${done}`;
}

/** What was done, in words; null where nothing was. */
export function doneWords({ searchParams }: URL): string | null {
  return words.get(searchParams.get('done') ?? '') ?? null;
}
