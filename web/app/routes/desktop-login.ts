import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { devicePath } from '~/devices/devicePath';

/** Where programs of earlier days send people. */
export function loader({ request }: LoaderFunctionArgs) {
  return redirect(devicePath(new URL(request.url).searchParams.get('code')));
}
