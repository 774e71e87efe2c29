import { EndOfList } from '~/components/EndOfList';
import { EmptyState } from '~/components/ui/EmptyState';
import { Icon } from '~/components/ui/Icon';
import { trashDays } from '../../../schema/limits';

export function EmptyTrash({ isFirst }: { isFirst: boolean }) {
  if (!isFirst) return <EndOfList />;
  return (
    <EmptyState picture={<Icon name="trash" className="mx-auto size-12 text-muted" />} title="The trash is empty">
      {`What you put here stays for ${trashDays} days and can be taken out again until then.`}
    </EmptyState>
  );
}
