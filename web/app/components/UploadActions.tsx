import { Link } from '@remix-run/react';
import { useCallback } from 'react';
import { useUploadQueue } from '~/upload/UploadProvider';
import { canPause, hasEnded, type Upload } from '~/upload/uploads';
import { Button, ButtonLink, buttonClass } from './ui/Button';
import { FileButton } from './ui/FileButton';
import { Icon, type IconName } from './ui/Icon';
import { documentPath, signInPath } from '../../../schema/webPaths';

/** What can be done with an upload at any time: the small buttons beside its name. */
export function UploadActions(upload: Upload) {
  const { id, name, stage } = upload;
  const queue = useUploadQueue();
  return (
    <>
      {canPause(upload) && <IconButton icon="pause" label={`Pause ${name}`} onClick={() => queue.pause(id)} />}
      {stage.at === 'paused' && <IconButton icon="play" label={`Resume ${name}`} onClick={() => queue.resume(id)} />}
      {stage.at === 'failed' && <Remedies id={id} name={name} remedy={stage.remedy} />}
      {!hasEnded(upload) && stage.at !== 'cancelling' && (
        <IconButton icon="close" label={`Cancel ${name}`} onClick={() => queue.cancel(id)} />
      )}
      {stage.at === 'saved' && (
        <Link to={documentPath(stage.documentId)} aria-label={`Open ${name}`} className={buttonClass('quiet', 'small')}>
          Open
        </Link>
      )}
    </>
  );
}

/** What an upload waits for: its file, or a decision. */
export function UploadChoices({ id, name, stage }: Upload) {
  const queue = useUploadQueue();
  const choose = useCallback((files: File[]) => files[0] && queue.choose(id, files[0]), [queue, id]);
  if (stage.at === 'unfinished') {
    return (
      <div className="mt-2">
        <FileButton size="small" label={`Choose ${name} again`} onChoose={choose}>
          Choose file
        </FileButton>
      </div>
    );
  }
  if (stage.at !== 'conflict') return null;
  return (
    <div className="mt-2 flex flex-wrap gap-2 pb-1">
      <Button size="small" onClick={() => void queue.decide(id, 'onTop')}>
        Save mine on top
      </Button>
      <Button size="small" onClick={() => void queue.decide(id, 'keepBoth')}>
        Keep both
      </Button>
    </div>
  );
}

type RemedyProps = { id: string; name: string; remedy: 'retry' | 'signIn' | 'none' };

function Remedies({ id, name, remedy }: RemedyProps) {
  const queue = useUploadQueue();
  if (remedy === 'none') return null;
  return (
    <>
      {remedy === 'signIn' && (
        // In a tab of its own, so that the chosen files stay here for the retry.
        <ButtonLink look="quiet" size="small" href={signInPath} target="_blank" rel="noopener">
          Sign in
        </ButtonLink>
      )}
      <Button look="quiet" size="small" aria-label={`Retry ${name}`} onClick={() => queue.retry(id)}>
        <Icon name="retry" className="size-4" /> Retry
      </Button>
    </>
  );
}

function IconButton({ icon, label, onClick }: { icon: IconName; label: string; onClick: () => void }) {
  return (
    <Button look="quiet" size="small" aria-label={label} title={label} onClick={onClick} className="unscripted:hidden">
      <Icon name={icon} className="size-4" />
    </Button>
  );
}
