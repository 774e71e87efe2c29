import { useEffect, useRef, useState, type RefObject } from 'react';
import { useUploadQueue, useUploads, useWarningBeforeLeaving } from './UploadProvider';
import { hasEnded, inTrayOrder, savedStay, summaryOf, type Upload } from './uploads';
import { UploadItem } from './UploadItem';
import { Button } from '~/components/ui/Button';
import { Icon } from '~/components/ui/Icon';
import { UploadQuestions } from './UploadQuestions';

/** The uploads of this visit and those left by earlier ones, in a corner of every page. */
export function UploadTray() {
  const uploads = useUploads();
  const queue = useUploadQueue();
  const tray = useRef<HTMLElement>(null);
  const [isFolded, setFolded] = useFolded(uploads);
  const held = useSavedOnesLeaving(uploads);
  useWarningBeforeLeaving();
  useFocusKept(tray, uploads);
  if (uploads.length === 0) return null;
  return (
    <>
      {/* Keeps the end of the page reachable above the tray. */}
      <div className={isFolded ? 'h-16' : 'h-[45dvh] sm:h-72'} />
      <section
        ref={tray}
        aria-label="Uploads"
        tabIndex={-1}
        {...held}
        className="fixed inset-x-2 bottom-2 z-30 flex max-h-[45dvh] flex-col overflow-hidden rounded-xl border border-line bg-sheet shadow-tray sm:inset-x-auto sm:right-4 sm:bottom-4 sm:w-96"
      >
        <div className="flex min-h-12 shrink-0 items-center gap-1 py-1.5 pr-2 pl-4">
          <div role="status" className="min-w-0 grow">
            <h2 className="font-medium">{summaryOf(uploads, queue.list.gone())}</h2>
          </div>
          {uploads.some(hasEnded) && (
            <Button look="quiet" size="small" onClick={() => queue.clear()}>
              Clear
            </Button>
          )}
          <FoldButton isFolded={isFolded} onClick={() => setFolded(!isFolded)} />
        </div>
        {!isFolded && (
          <div className="min-h-0 overflow-y-auto border-t border-line">
            <UploadQuestions uploads={uploads} />
            <ul className="divide-y divide-line">
              {inTrayOrder(uploads).map((upload) => (
                <UploadItem key={upload.id} {...upload} />
              ))}
            </ul>
          </div>
        )}
      </section>
    </>
  );
}

function FoldButton({ isFolded, onClick }: { isFolded: boolean; onClick: () => void }) {
  const label = isFolded ? 'Show uploads' : 'Hide uploads';
  return (
    <Button
      look="quiet"
      size="small"
      aria-label={label}
      aria-expanded={!isFolded}
      title={label}
      onClick={onClick}
      className="unscripted:hidden"
    >
      <Icon name={isFolded ? 'up' : 'down'} className="size-4" />
    </Button>
  );
}

/** Folded by the person, and unfolded when there is a new question. */
function useFolded(uploads: Upload[]) {
  const [isFolded, setFolded] = useState(false);
  const questions = uploads.filter(({ stage }) => stage.at === 'asking' || stage.at === 'conflict').length;
  const before = useRef(questions);
  useEffect(() => {
    if (questions > before.current) setFolded(false);
    before.current = questions;
  }, [questions]);
  return [isFolded, setFolded] as const;
}

/** Saved uploads disappear after a while, but not while the pointer or the keyboard focus is on the tray. */
function useSavedOnesLeaving(uploads: Upload[]) {
  const queue = useUploadQueue();
  const [isHeld, setHeld] = useState(false);
  const isNeeded = !isHeld && uploads.some(({ stage }) => stage.at === 'saved');
  useEffect(() => {
    if (!isNeeded) return;
    const timer = setInterval(() => queue.dismissSaved(Date.now() - savedStay), 1000);
    return () => clearInterval(timer);
  }, [queue, isNeeded]);
  const hold = () => setHeld(true);
  const release = () => setHeld(false);
  return { onPointerEnter: hold, onPointerLeave: release, onFocus: hold, onBlur: release };
}

/** When a button disappears after its action, moves the focus to the tray, or to the page's content if the tray is gone too. */
function useFocusKept(tray: RefObject<HTMLElement | null>, uploads: Upload[]): void {
  const wasInside = useRef(false);
  useEffect(() => {
    const isLost = wasInside.current && document.activeElement === document.body;
    if (isLost) (tray.current ?? document.getElementById('content'))?.focus();
    wasInside.current = tray.current?.contains(document.activeElement) ?? false;
  }, [tray, uploads]);
  useEffect(() => {
    const note = () => (wasInside.current = tray.current?.contains(document.activeElement) ?? false);
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, [tray]);
}
