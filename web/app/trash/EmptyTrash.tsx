import { EndOfList } from '~/components/EndOfList';
import { EmptyState } from '~/components/ui/EmptyState';
import { trashDays } from '../../../schema/limits';

export function EmptyTrash({ isFirst }: { isFirst: boolean }) {
  if (!isFirst) return <EndOfList />;
  return (
    <EmptyState picture="trash" title="The trash is empty">
      {`What you put here stays for ${trashDays} days and can be taken out again until then.`}
    </EmptyState>
  );
}
