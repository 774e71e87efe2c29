import { useEffect, useRef } from 'react';
import { useUploadQueue } from '~/upload/UploadProvider';
import { buttonClass } from './ui/Button';
import { Icon } from './ui/Icon';

/** A file input that looks like a button. It can be used before the page has come alive; see the effect. */
export function UploadButton() {
  const queue = useUploadQueue();
  const input = useRef<HTMLInputElement>(null);
  const take = () => {
    const { current } = input;
    const files = [...(current?.files ?? [])];
    // So that the same file can be chosen again.
    if (current) current.value = '';
    if (files.length > 0) queue.add(files);
  };
  useEffect(take, [queue]);
  return (
    <>
      <label
        className={`${buttonClass('primary')} has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent unscripted:hidden`}
      >
        <Icon name="upload" />
        Upload
        <input ref={input} type="file" multiple onChange={take} className="sr-only" />
      </label>
      <p className="hidden max-w-48 text-right text-sm text-muted unscripted:block">Uploading needs JavaScript.</p>
    </>
  );
}
