import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { hasFiles } from '~/refuseDrops';
import { Icon } from '~/components/ui/Icon';

/** What a page does with dropped files, and how many it accepts at once. */
type DropTarget = { words: string; most: number; take: (files: File[]) => void };

const Context = createContext<(target: DropTarget | null) => void>(() => undefined);

/** Lets the page that renders this component accept files dropped anywhere on it. */
export function useDropTarget(words: string, most: number, take: (files: File[]) => void): void {
  const setTarget = useContext(Context);
  useEffect(() => {
    setTarget({ words, most, take });
    return () => setTarget(null);
  }, [setTarget, words, most, take]);
}

/** Shows what a drop would do while files are dragged over the page. */
export function DropZone({ children }: { children: ReactNode }) {
  const [target, setTarget] = useState<DropTarget | null>(null);
  const count = useHoveringFiles(target);
  return (
    <Context.Provider value={setTarget}>
      {children}
      {count > 0 && <Overlay target={target} count={count} />}
    </Context.Provider>
  );
}

const overlay = 'pointer-events-none fixed z-40 grid place-items-center rounded-2xl border-2 border-dashed p-4';

function Overlay({ target, count }: { target: DropTarget | null; count: number }) {
  if (target && count <= target.most) {
    return (
      <div className={`${overlay} inset-3 border-accent bg-accent-soft text-accent`}>
        <p className="flex items-center gap-3 text-xl font-medium">
          <Icon name="upload" className="size-8" /> {target.words}
        </p>
      </div>
    );
  }
  return (
    <div className={`${overlay} inset-x-3 top-3 border-line bg-sheet text-ink shadow-tray`}>
      <p>
        {target
          ? 'One file at a time can be dropped here.'
          : 'Files can be dropped on Documents, or on a document’s page.'}
      </p>
    </div>
  );
}

/** How many files are being dragged over the page; 0 if none. */
function useHoveringFiles(target: DropTarget | null): number {
  // Moving between elements fires the second one's enter before the first one's leave.
  const [{ depth, count }, setHover] = useState({ depth: 0, count: 0 });
  useEffect(() => {
    const listening = new AbortController();
    const listen = (type: 'dragenter' | 'dragleave' | 'dragover' | 'drop', act: (event: DragEvent) => void) => {
      const onlyFiles = (event: DragEvent) => hasFiles(event) && act(event);
      window.addEventListener(type, onlyFiles, { signal: listening.signal });
    };
    const takes = (files: number) => target !== null && files <= target.most;
    listen('dragenter', (event) => setHover(({ depth }) => ({ depth: depth + 1, count: filesIn(event) })));
    listen('dragleave', () => setHover(({ depth, count }) => ({ depth: Math.max(0, depth - 1), count })));
    listen('dragover', (event) => {
      event.preventDefault();
      if (event.dataTransfer && takes(filesIn(event))) event.dataTransfer.dropEffect = 'copy';
    });
    listen('drop', (event) => {
      event.preventDefault();
      setHover({ depth: 0, count: 0 });
      const files = [...(event.dataTransfer?.files ?? [])];
      if (takes(files.length)) target?.take(files);
    });
    return () => listening.abort();
  }, [target]);
  return depth > 0 ? count : 0;
}

const filesIn = ({ dataTransfer }: DragEvent) =>
  Math.max(1, [...(dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file').length);
