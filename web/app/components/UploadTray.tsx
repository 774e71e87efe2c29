import { useUploadQueue, useUploads, useWarningBeforeLeaving } from '~/upload/UploadProvider';
import { hasEnded, summaryOf } from '~/upload/uploads';
import { Button } from './ui/Button';
import { UploadItem } from './UploadItem';

/** The uploads of this visit and those left by earlier ones, in a corner of whatever page is shown. */
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
          <div role="status">
            <h2 className="font-medium">{summaryOf(uploads)}</h2>
          </div>
          {uploads.some(hasEnded) && (
            <Button look="quiet" size="small" onClick={() => queue.clear()}>
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
