import { Icon } from '~/components/ui/Icon';
import { connectPath } from '../../../schema/webPaths';

export function EmptyDevices() {
  return (
    <div className="mt-6 rounded-2xl border-2 border-dashed border-line px-6 py-14 text-center">
      <Icon name="window" className="mx-auto size-12 text-muted" />
      <h2 className="mt-4 font-title text-xl font-semibold">No program is signed in</h2>
      <p className="mx-auto mt-2 max-w-sm text-muted">
        Choose “Save to Cloud” in a desktop program: it shows a code, and you let it in here.
      </p>
      <p className="mt-4">
        <a href={connectPath} className="text-accent underline">
          How to connect a program
        </a>
      </p>
    </div>
  );
}
