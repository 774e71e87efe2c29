import { parseWithZod } from '@conform-to/zod/v4';
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { requireApi } from '~/api/api.server';
import { NameForm } from '~/components/NameForm';
import { TypedNotice } from '~/components/TypedNotice';
import { Icon } from '~/components/ui/Icon';
import { DeviceNameForm } from '~/devices/deviceNameForm.server';
import { DevicesDocument, RenameDeviceDocument } from '~/graphql/generated';
import { leaveWith } from '~/leave.server';
import { readForm, takeTyped } from '~/session/typed.server';
import { devicesPath } from '../../../schema/webPaths';

export { ProblemView as ErrorBoundary } from '~/components/ProblemView';

export const meta: MetaFunction = () => [{ title: 'Rename a device · Quire' }];

export async function loader(visit: LoaderFunctionArgs) {
  const api = await requireApi(visit);
  const { data: found } = await api.prefetch(DevicesDocument, {});
  const device = found.devices.find(({ id }) => id === visit.params.deviceId);
  if (!device) return leaveWith(data(gone, { status: 404 }));
  return { name: device.name, typed: await takeTyped(visit) };
}

export async function action(visit: ActionFunctionArgs) {
  const form = await readForm(visit, ['name']);
  const api = await requireApi(visit);
  const submission = parseWithZod(form, { schema: DeviceNameForm });
  if (submission.status !== 'success') return data(submission.reply(), { status: 400 });

  const input = { id: visit.params.deviceId ?? '', name: submission.value.name };
  const { problem } = await api.attempt(RenameDeviceDocument, { input }, ['Invalid', 'NotFound']);
  if (!problem) return redirect(devicesPath, 303);
  if (problem.type === 'NotFound') return leaveWith(data(gone, { status: 404 }));
  return data(submission.reply({ fieldErrors: { name: [problem.sentence] } }), { status: problem.status });
}

const gone = { title: 'There is no such device', sentence: 'It may have been signed out in the meantime.' };

export default function RenameDevice() {
  const { name, typed } = useLoaderData<typeof loader>();
  const picture = <Icon name="window" className="size-20 text-accent" />;
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <TypedNotice typed={typed} />
      <NameForm current={name} picture={picture} cancelTo={devicesPath} lastResult={lastResult} typed={typed} />
    </>
  );
}
