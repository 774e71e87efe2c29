import { EndOfList } from '~/components/EndOfList';
import { Icon } from '~/components/ui/Icon';

export function EmptyShared({ isFirst }: { isFirst: boolean }) {
  if (!isFirst) return <EndOfList />;
  return (
    <div className="mt-6 rounded-2xl border-2 border-dashed border-line px-6 py-14 text-center">
      <Icon name="people" className="mx-auto size-12 text-muted" />
      <h2 className="mt-4 font-title text-xl font-semibold">Nobody shares anything with you yet</h2>
      <p className="mx-auto mt-2 max-w-sm text-muted">
        What others share with your address appears here, the newest first, until they take it back.
      </p>
    </div>
  );
}
