import { useCallback } from 'react';
import type { DocumentDetailsFragment } from '~/graphql/generated';
import { useUploadQueue } from '~/upload/UploadProvider';
import { FileButton } from './ui/FileButton';
import { Icon } from './ui/Icon';

/** Chooses a file to save as the next version, on top of the one that is shown. */
export function NewVersionButton({ id, version }: Pick<DocumentDetailsFragment, 'id' | 'version'>) {
  const queue = useUploadQueue();
  const save = useCallback(
    (files: File[]) => queue.add(files, { documentId: id, baseVersion: version }),
    [queue, id, version],
  );
  return (
    <FileButton label="Save a new version" onChoose={save}>
      <Icon name="upload" /> Save a new version
    </FileButton>
  );
}
