import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { documentPath } from '../../../schema/webPaths';

/** Mails of before lead here. */
export function loader({ params }: LoaderFunctionArgs) {
  return redirect(documentPath(encodeURIComponent(params.documentId ?? '')), 301);
}
