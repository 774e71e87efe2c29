import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { CommandLineSteps } from '~/devices/CommandLineSteps';
import { ProgramSteps } from '~/devices/ProgramSteps';
import { Shell } from '~/components/ui/Shell';
import { env } from '~/env.server';
import { Title } from '~/components/ui/Title';

export const meta: MetaFunction = () => [{ title: 'Connect your programs · Quire' }];

export const loader = () => ({ origin: env.WEB_ORIGIN });

export default function Connect() {
  const { origin } = useLoaderData<typeof loader>();
  return (
    <Shell home="/">
      <div className="max-w-2xl">
        <Title>Connect your programs</Title>
        <p className="mt-3 text-lg text-pretty text-muted">
          A program that saves to Quire needs one address and your approval. It never sees your password, and you can
          sign it out at any time.
        </p>
        <ProgramSteps origin={origin} />
        <CommandLineSteps origin={origin} />
      </div>
    </Shell>
  );
}
