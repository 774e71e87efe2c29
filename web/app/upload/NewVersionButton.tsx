import { useCallback } from 'react';
import type { Known } from './twin';
import { useDropTarget } from './DropZone';
import { useUploadQueue } from './UploadProvider';
import { FileButton } from '~/components/ui/FileButton';
import { Icon } from '~/components/ui/Icon';

/** Chooses a file to save as the next version, based on the one that is shown. */
export function NewVersionButton({ id, name, mimeType, version }: Known) {
  const queue = useUploadQueue();
  const save = useCallback(
    (files: File[]) => queue.add(files, { id, name, mimeType, version }),
    [queue, id, name, mimeType, version],
  );
  useDropTarget('Drop to save a new version', 1, save);
  return (
    <FileButton label="Save a new version" onChoose={save}>
      <Icon name="upload" /> Save a new version
    </FileButton>
  );
}
