import { EmptyState } from '~/components/ui/EmptyState';
import { connectPath } from '../../../schema/webPaths';

export function EmptyDevices() {
  return (
    <EmptyState picture="window" title="No program is signed in">
      Choose “Save to Cloud” in a desktop program: it shows a code, and you let it in here.{' '}
      <a href={connectPath} className="mt-4 block text-accent underline">
        How to connect a program
      </a>
    </EmptyState>
  );
}
