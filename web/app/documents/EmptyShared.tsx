import { EndOfList } from '~/components/EndOfList';
import { EmptyState } from '~/components/ui/EmptyState';
import { Icon } from '~/components/ui/Icon';

export function EmptyShared({ isFirst }: { isFirst: boolean }) {
  if (!isFirst) return <EndOfList />;
  return (
    <EmptyState
      picture={<Icon name="people" className="mx-auto size-12 text-muted" />}
      title="Nobody shares anything with you yet"
    >
      What others share with your address appears here, the newest first, until they take it back.
    </EmptyState>
  );
}
