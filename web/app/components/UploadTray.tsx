import { Link } from '@remix-run/react';
import { formatSize } from '~/documents/format';
import { useUploadQueue, useUploads, useWarningBeforeLeaving } from '~/upload/UploadProvider';
import { isRunning, summaryOf, type Upload } from '~/upload/uploads';
import { Button, ButtonLink, buttonClass } from './ui/Button';
import { Icon } from './ui/Icon';

/** The uploads of this visit, in a corner of whatever page is shown. */
export function UploadTray() {
  const uploads = useUploads();
  const queue = useUploadQueue();
  useWarningBeforeLeaving();
  if (uploads.length === 0) return null;
  return (
    <>
      {/* Keeps the end of the page reachable above the tray. */}
      <div className="h-72" />
      <section
        aria-label="Uploads"
        className="fixed inset-x-2 bottom-2 z-30 overflow-hidden rounded-xl border border-line bg-sheet shadow-tray sm:inset-x-auto sm:right-4 sm:bottom-4 sm:w-96"
      >
        <div className="flex min-h-12 items-center justify-between gap-2 border-b border-line py-1.5 pr-2 pl-4">
          <h2 role="status" className="font-medium">
            {summaryOf(uploads)}
          </h2>
          {!uploads.every(isRunning) && (
            <Button look="quiet" size="small" onClick={queue.clear}>
              Clear
            </Button>
          )}
        </div>
        <ul className="max-h-[40dvh] divide-y divide-line overflow-y-auto">
          {uploads.map((upload) => (
            <UploadItem key={upload.id} {...upload} />
          ))}
        </ul>
      </section>
    </>
  );
}

function UploadItem(upload: Upload) {
  const { name, stage } = upload;
  const tone = stage.at === 'failed' ? 'text-bad' : stage.at === 'saved' ? 'text-good' : 'text-muted';
  return (
    <li className="px-4 py-2.5">
      <div className="flex items-center gap-2">
        <p className="min-w-0 grow truncate text-sm font-medium">{name}</p>
        <Actions {...upload} />
      </div>
      {isRunning(upload) && <Bar {...upload} />}
      <p className={`mt-1 flex items-center gap-1 text-sm ${tone}`}>
        {stage.at === 'saved' && <Icon name="check" className="size-4" />}
        {wordsOf(upload)}
      </p>
    </li>
  );
}

function Bar({ name, size, stage }: Upload) {
  const sent = stage.at === 'sending' ? Math.min(stage.sent, size) : stage.at === 'finishing' ? size : 0;
  return <progress aria-label={`Upload of ${name}`} className="mt-1" max={Math.max(size, 1)} value={sent} />;
}

function wordsOf({ size, stage }: Upload): string {
  switch (stage.at) {
    case 'waiting':
      return 'Waiting';
    case 'checking':
      return 'Checking';
    case 'sending':
      return `${formatSize(Math.min(stage.sent, size))} of ${formatSize(size)}`;
    case 'finishing':
      return 'Finishing';
    case 'saved':
      return 'Saved';
    case 'failed':
      return stage.sentence;
  }
}

function Actions(upload: Upload) {
  const { id, name, stage } = upload;
  const queue = useUploadQueue();
  if (isRunning(upload)) {
    return (
      <Button look="quiet" size="small" aria-label={`Cancel ${name}`} onClick={() => queue.cancel(id)}>
        <Icon name="close" className="size-4" />
      </Button>
    );
  }
  if (stage.at === 'saved') {
    return (
      <Link to={`/doc/${stage.documentId}`} aria-label={`Open ${name}`} className={buttonClass('quiet', 'small')}>
        Open
      </Link>
    );
  }
  if (stage.at !== 'failed' || stage.remedy === 'none') return null;
  return (
    <>
      {stage.remedy === 'signIn' && (
        // In a tab of its own, so that the chosen files stay here for the retry.
        <ButtonLink look="quiet" size="small" href="/auth/signin" target="_blank" rel="noopener">
          Sign in
        </ButtonLink>
      )}
      <Button look="quiet" size="small" aria-label={`Retry ${name}`} onClick={() => queue.retry(id)}>
        <Icon name="retry" className="size-4" /> Retry
      </Button>
    </>
  );
}
