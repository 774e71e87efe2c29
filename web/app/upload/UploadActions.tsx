import { Link } from '@remix-run/react';
import { useCallback } from 'react';
import { useUploadQueue } from './UploadProvider';
import type { Question, Reply } from './twin';
import { canPause, hasEnded, type Upload } from './uploads';
import { Button, ButtonLink, buttonClass } from '~/components/ui/Button';
import { FileButton } from '~/components/ui/FileButton';
import { Icon, type IconName } from '~/components/ui/Icon';
import { documentPath, signInPath } from '../../../schema/webPaths';

/** The small buttons beside an upload's name, for what can be done at any time. */
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

/** The buttons for an upload that waits for its file or for a decision. */
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
  if (stage.at === 'asking') {
    return <Choices choices={repliesTo(stage.question, name)} onChoose={(reply) => queue.reply([id], reply)} />;
  }
  if (stage.at !== 'conflict') return null;
  return <Choices choices={decisions} onChoose={(choice) => void queue.decide(id, choice)} />;
}

type Choice<Value> = { value: Value; words: string; label?: string };

const decisions: Choice<'onTop' | 'keepBoth'>[] = [
  { value: 'onTop', words: 'Save mine on top' },
  { value: 'keepBoth', words: 'Keep both' },
];

/** If there are several questions, screen readers need the file names to tell the buttons apart. */
function repliesTo({ about }: Question, name: string): Choice<Reply>[] {
  const other = about === 'twin' ? 'Keep both' : 'Save as a new document';
  return [
    { value: 'newVersion', words: 'New version', label: `New version: ${name}` },
    { value: 'keepBoth', words: other, label: `${other}: ${name}` },
  ];
}

function Choices<Value extends string>(props: { choices: Choice<Value>[]; onChoose: (value: Value) => void }) {
  return (
    <div className="mt-2 flex flex-wrap gap-2 pb-1">
      {props.choices.map(({ value, words, label }) => (
        <Button key={value} size="small" aria-label={label} onClick={() => props.onChoose(value)}>
          {words}
        </Button>
      ))}
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
        // In a new tab, so that the chosen files stay here for the retry.
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
