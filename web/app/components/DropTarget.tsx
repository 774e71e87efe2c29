import { useEffect, useState, type ReactNode } from 'react';
import { useUploadQueue } from '~/upload/UploadProvider';
import { Icon } from './ui/Icon';

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;

/** Takes files that are dropped anywhere on the page, and shows that it would while they hover. */
export function DropTarget({ children }: { children: ReactNode }) {
  const isHovering = useDroppedFiles();
  return (
    <>
      {children}
      {isHovering && (
        <div className="pointer-events-none fixed inset-3 z-40 grid place-items-center rounded-2xl border-2 border-dashed border-accent bg-accent-soft text-accent">
          <p className="flex items-center gap-3 text-xl font-medium">
            <Icon name="upload" className="size-8" /> Drop to upload
          </p>
        </div>
      )}
    </>
  );
}

function useDroppedFiles(): boolean {
  const queue = useUploadQueue();
  // Moving from one element to the next leaves the first after the second was entered.
  const [depth, setDepth] = useState(0);
  useEffect(() => {
    const listening = new AbortController();
    const listen = (type: 'dragenter' | 'dragleave' | 'dragover' | 'drop', act: (event: DragEvent) => void) => {
      const onlyFiles = (event: DragEvent) => hasFiles(event) && act(event);
      window.addEventListener(type, onlyFiles, { signal: listening.signal });
    };
    listen('dragenter', () => setDepth((each) => each + 1));
    listen('dragleave', () => setDepth((each) => Math.max(0, each - 1)));
    // Without it the browser would open the file.
    listen('dragover', (event) => event.preventDefault());
    listen('drop', (event) => {
      event.preventDefault();
      setDepth(0);
      queue.add([...(event.dataTransfer?.files ?? [])]);
    });
    return () => listening.abort();
  }, [queue]);
  return depth > 0;
}
