import type { SubmissionResult } from '@conform-to/react';
import { kindOf } from '~/documents/kinds';
import type { DocumentDetailsFragment } from '~/graphql/generated';
import { NameForm } from './NameForm';
import { KindIcon } from './ui/KindIcon';
import { documentPath } from '../../../schema/webPaths';

type Props = Pick<DocumentDetailsFragment, 'id' | 'name' | 'mimeType'> & { lastResult?: SubmissionResult };

export function RenameDocument({ id, name, mimeType, lastResult }: Props) {
  const picture = <KindIcon family={kindOf(mimeType, name).family} className="-ml-3 size-20 sm:ml-0 sm:size-24" />;
  return <NameForm current={name} picture={picture} cancelTo={documentPath(id)} lastResult={lastResult} />;
}
