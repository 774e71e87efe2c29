import { EndOfList } from '~/components/EndOfList';
import { Icon } from '~/components/ui/Icon';

export function EmptyTrash({ isFirst }: { isFirst: boolean }) {
  if (!isFirst) return <EndOfList />;
  return (
    <div className="mt-6 rounded-2xl border-2 border-dashed border-line px-6 py-14 text-center">
      <Icon name="trash" className="mx-auto size-12 text-muted" />
      <h2 className="mt-4 font-title text-xl font-semibold">The trash is empty</h2>
      <p className="mx-auto mt-2 max-w-sm text-muted">
        What you put here stays for 30 days and can be taken out again until then.
      </p>
    </div>
  );
}
