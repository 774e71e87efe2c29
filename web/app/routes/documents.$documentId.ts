import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { documentPath } from '../../../schema/webPaths';

/** Older mails link to this address. */
export function loader({ params }: LoaderFunctionArgs) {
  return redirect(documentPath(encodeURIComponent(params.documentId ?? '')), 301);
}
