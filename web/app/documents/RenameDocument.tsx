import type { SubmissionResult } from '@conform-to/react';
import { kindOf } from './kinds';
import type { DocumentDetailsFragment } from '~/graphql/generated';
import type { Typed } from '~/session/typed';
import { NameForm } from '~/components/NameForm';
import { Button } from '~/components/ui/Button';
import { KindIcon } from '~/components/ui/KindIcon';
import { documentPath } from '../../../schema/webPaths';

type Props = Pick<DocumentDetailsFragment, 'id' | 'name' | 'mimeType'> & {
  lastResult?: SubmissionResult;
  typed: Typed | null;
  /** The ending that the typed name would lose. */
  ending?: string | null;
};

export function RenameDocument({ id, name, mimeType, lastResult, typed, ending }: Props) {
  const picture = <KindIcon family={kindOf(mimeType, name).family} className="-ml-3 size-20 sm:ml-0 sm:size-24" />;
  return (
    <NameForm
      current={name}
      picture={picture}
      cancelTo={documentPath(id)}
      lastResult={lastResult}
      typed={typed}
      question={ending && <EndingQuestion ending={ending} />}
    />
  );
}

function EndingQuestion({ ending }: { ending: string }) {
  return (
    <div role="alert" className="mt-4 rounded-lg bg-accent-soft px-4 py-3">
      <p>
        This name does not end in <strong className="font-medium">{ending}</strong>. Programs tell by it what kind of
        file it is.
      </p>
      <div className="mt-3 flex flex-wrap gap-3">
        <Button type="submit" name="ending" value="keep" look="primary">
          Keep {ending}
        </Button>
        <Button type="submit" name="ending" value="drop">
          Rename without it
        </Button>
      </div>
    </div>
  );
}
