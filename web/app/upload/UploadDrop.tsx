import { useCallback } from 'react';
import { useDropTarget } from './DropZone';
import { useUploadQueue } from './UploadProvider';

/** Files dropped on the page that shows this become documents. */
export function UploadDrop({ words }: { words: string }) {
  const queue = useUploadQueue();
  const add = useCallback((files: File[]) => queue.add(files), [queue]);
  useDropTarget(words, Infinity, add);
  return null;
}
