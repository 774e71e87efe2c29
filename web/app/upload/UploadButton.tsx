import { useCallback } from 'react';
import { useUploadQueue } from './UploadProvider';
import { FileButton } from '~/components/ui/FileButton';
import { Icon } from '~/components/ui/Icon';

/** Chooses files to save as new documents. */
export function UploadButton() {
  const queue = useUploadQueue();
  const add = useCallback((files: File[]) => queue.add(files), [queue]);
  return (
    <>
      <FileButton look="primary" label="Upload" isMultiple onChoose={add}>
        <Icon name="upload" /> Upload
      </FileButton>
      <p className="hidden max-w-48 text-right text-sm text-muted unscripted:block">Uploading needs JavaScript.</p>
    </>
  );
}
