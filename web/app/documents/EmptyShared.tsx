import { EndOfList } from '~/components/EndOfList';
import { EmptyState } from '~/components/ui/EmptyState';

export function EmptyShared({ isFirst }: { isFirst: boolean }) {
  if (!isFirst) return <EndOfList />;
  return (
    <EmptyState picture="people" title="Nobody shares anything with you yet">
      What others share with your address appears here, the newest first, until they take it back.
    </EmptyState>
  );
}
