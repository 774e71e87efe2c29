import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { codePath } from '~/devices/codePath';

/** Where programs of earlier days send people. */
export function loader({ request }: LoaderFunctionArgs) {
  return redirect(codePath(new URL(request.url).searchParams.get('code')));
}
