import type { ReactNode } from 'react';
import { isRunning, type Stage, type Upload } from './uploads';
import { useOnline } from './useOnline';
import { Icon } from '~/components/ui/Icon';
import { Moment } from '~/components/ui/Moment';
import { Name } from '~/components/ui/Name';
import { UploadActions, UploadChoices } from './UploadActions';
import { losingBytesDays } from '../../../schema/limits';
import { formatSize } from '#client/size';

/** One upload: its progress, and what can be done with it. */
export function UploadItem(upload: Upload) {
  const { name, stage } = upload;
  const isOnline = useOnline();
  return (
    <li className="px-4 py-2.5">
      <div className="flex min-h-8 items-center gap-1">
        <p className="min-w-0 grow truncate text-sm font-medium" title={name}>
          {name}
        </p>
        <UploadActions {...upload} />
      </div>
      {(isRunning(upload) || stage.at === 'paused') && <Bar {...upload} />}
      <p className={`mt-1 text-sm ${toneOf(stage)}`}>
        {stage.at === 'saved' && <Icon name="check" className="mr-1 inline size-4" />}
        {isRunning(upload) && !isOnline ? waitingWords('network', upload) : wordsOf(upload)}
      </p>
      <UploadChoices {...upload} />
    </li>
  );
}

function toneOf(stage: Stage): string {
  if (stage.at === 'failed') return 'text-bad';
  if (stage.at === 'conflict' || stage.at === 'asking') return 'text-ink';
  return stage.at === 'saved' ? 'text-good' : 'text-muted';
}

function Bar({ name, size, sent }: Upload) {
  return <progress aria-label={`Upload of ${name}`} className="mt-1" max={Math.max(size, 1)} value={sent} />;
}

const progressOf = ({ sent, size }: Upload) => `${formatSize(sent)} of ${formatSize(size)}`;

const reasons = { network: 'Waiting for the network', quire: 'Waiting for Quire to answer' };

/** The upload continues by itself, so the text asks nothing of the person. */
function waitingWords(by: keyof typeof reasons, upload: Upload): string {
  if (upload.stage.at === 'cancelling') return `Cancelling. ${reasons[by]}`;
  return upload.sent > 0 ? `${reasons[by]}, ${progressOf(upload)} sent` : reasons[by];
}

function wordsOf(upload: Upload): ReactNode {
  const { size, begunAt, stage } = upload;
  switch (stage.at) {
    case 'waiting':
      return 'Waiting';
    case 'checking':
      return 'Checking';
    case 'sending':
      return progressOf(upload);
    case 'asking':
      return stage.question.about === 'kind' ? stage.question.sentence : 'You have a document of this name already.';
    case 'cut':
      return waitingWords(stage.by, upload);
    case 'paused':
      return `Paused at ${progressOf(upload)}`;
    case 'finishing':
      return 'Finishing';
    case 'cancelling':
      return stage.waitsFor ? waitingWords(stage.waitsFor, upload) : 'Cancelling';
    case 'unfinished':
      return stage.problem ?? <Unfinished size={size} begunAt={begunAt} />;
    case 'conflict':
      return <Conflict {...stage} />;
    case 'saved':
      return 'Saved';
    case 'failed':
      return stage.sentence;
  }
}

function Unfinished({ size, begunAt }: Pick<Upload, 'size' | 'begunAt'>) {
  return (
    <>
      {formatSize(size)}, started <Moment at={begunAt} isPrecise />. Choose the file again to go on.
    </>
  );
}

function Conflict({ conflict, problem }: Extract<Stage, { at: 'conflict' }>) {
  const { version, updatedAt, updatedBy } = conflict;
  return (
    <>
      <Name>{updatedBy.name}</Name> saved version {version} in between, <Moment at={updatedAt} isPrecise />. Yours is
      safe: it is kept for {losingBytesDays} days. What should happen to your version?
      {problem && (
        <span role="alert" className="mt-1 block text-bad">
          {problem}
        </span>
      )}
    </>
  );
}
