import { useUploadQueue } from './UploadProvider';
import type { Upload } from './uploads';
import { Button } from '~/components/ui/Button';

/** Offers one reply for all files whose names are taken, if there are several. */
export function UploadQuestions({ uploads }: { uploads: Upload[] }) {
  const queue = useUploadQueue();
  const twins = uploads.filter(({ stage }) => stage.at === 'asking' && stage.question.about === 'twin');
  if (twins.length < 2) return null;
  const ids = twins.map(({ id }) => id);
  return (
    <div className="border-b border-line bg-accent-soft px-4 py-2.5 text-sm">
      <p>You have documents of these {twins.length} names already.</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="small" onClick={() => queue.reply(ids, 'newVersion')}>
          New versions for all {twins.length}
        </Button>
        <Button size="small" onClick={() => queue.reply(ids, 'keepBoth')}>
          Keep both for all {twins.length}
        </Button>
      </div>
    </div>
  );
}
