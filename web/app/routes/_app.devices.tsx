import { parseWithZod } from '@conform-to/zod/v4';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useLoaderData, type MetaFunction } from '@remix-run/react';
import { requireApi, type Api } from '~/api/api.server';
import { DeviceList } from '~/devices/DeviceList';
import { EmptyDevices } from '~/devices/EmptyDevices';
import { Button, buttonClass } from '~/components/ui/Button';
import { DevicesForm } from '~/devices/devicesForm.server';
import { DevicesDocument, RevokeDeviceDocument, RevokeOtherDevicesDocument } from '~/graphql/generated';
import { Done } from '~/components/ui/Done';
import { Title } from '~/components/ui/Title';
import { devicePath, devicesPath } from '../../../schema/webPaths';

export { ProblemView as ErrorBoundary } from '~/components/ProblemView';

export const meta: MetaFunction = () => [{ title: 'Devices · Quire' }];

export async function loader(visit: LoaderFunctionArgs) {
  const api = await requireApi(visit);
  const { data } = await api.prefetch(DevicesDocument, {});
  return { devices: data.devices, hasRevoked: new URL(visit.request.url).searchParams.has('revoked') };
}

export async function action(visit: ActionFunctionArgs) {
  const api = await requireApi(visit);
  const submission = parseWithZod(await visit.request.formData(), { schema: DevicesForm });
  if (submission.status !== 'success') return redirect(devicesPath, 303);

  if (submission.value.intent === 'revoke') await api.mutate(RevokeDeviceDocument, { id: submission.value.id });
  else await revokeAll(api);
  return redirect(`${devicesPath}?revoked`, 303);
}

/** The API revokes a limited number of devices per call. */
async function revokeAll(api: Api): Promise<void> {
  const { revokeOtherDevices } = await api.mutate(RevokeOtherDevicesDocument, {});
  if (revokeOtherDevices && revokeOtherDevices.length > 0) await revokeAll(api);
}

export default function Devices() {
  const { devices, hasRevoked } = useLoaderData<typeof loader>();
  return (
    <>
      {hasRevoked && <Done>Signed out. Its access has ended.</Done>}
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-4">
        <Title>Devices</Title>
        <Link to={devicePath} className={buttonClass()}>
          Enter a code
        </Link>
      </div>
      <p className="mt-2 max-w-prose text-muted">Desktop programs that are signed in as you.</p>
      {devices.length > 0 ? <DeviceList devices={devices} /> : <EmptyDevices />}
      {devices.length > 1 && (
        <Form method="post" className="mt-6">
          <Button type="submit" name="intent" value="revokeAll">
            Sign out all devices
          </Button>
        </Form>
      )}
    </>
  );
}
