import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { codePath } from '~/devices/codePath';

/** Older programs send people to this address. */
export function loader({ request }: LoaderFunctionArgs) {
  return redirect(codePath(new URL(request.url).searchParams.get('code')));
}
