import { useCallback } from 'react';
import { useDropTarget } from './DropZone';
import { useUploadQueue } from './UploadProvider';

/** Makes documents of files that are dropped on the page. */
export function UploadDrop({ words }: { words: string }) {
  const queue = useUploadQueue();
  const add = useCallback((files: File[]) => queue.add(files), [queue]);
  useDropTarget(words, Infinity, add);
  return null;
}
