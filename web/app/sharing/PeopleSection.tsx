import type { SubmissionResult } from '@conform-to/react';
import type { DocumentDetailsFragment, SharesQuery } from '~/graphql/generated';
import type { Typed } from '~/session/typed';
import { Pages } from '~/components/Pages';
import { List } from '~/components/ui/List';
import { SectionTitle } from '~/components/ui/Title';
import { PersonRow, type RowProblem } from './PersonRow';
import { ShareForm } from './ShareForm';
import { sharePath } from '../../../schema/webPaths';

type Props = {
  document: DocumentDetailsFragment;
  shares: SharesQuery['shares'];
  isFirst: boolean;
  problem: RowProblem | null;
  lastResult?: SubmissionResult;
  /** What was typed before the person had to sign in. */
  typed: Typed | null;
};

/** Everybody that a document is shared with, and the form to add a person. */
export function PeopleSection({ document, shares, isFirst, problem, lastResult, typed }: Props) {
  const { items, nextToken } = shares;
  const typedFor = (intent: string, shareId?: string) =>
    typed?.intent === intent && typed.shareId === shareId ? typed : null;
  return (
    <section aria-labelledby="people" className="mt-8">
      <SectionTitle id="people">People</SectionTitle>
      {!document.trashedAt && <ShareForm document={document} lastResult={lastResult} typed={typedFor('share')} />}
      {items.length === 0 && <p className="mt-4 text-muted">{isFirst ? 'Not shared yet.' : 'Nobody else has it.'}</p>}
      {items.length > 0 && (
        <List label="People">
          {items.map((share) => (
            <PersonRow
              key={share.id}
              share={share}
              document={document}
              problem={problem}
              typed={typedFor('change', share.id)}
            />
          ))}
        </List>
      )}
      <Pages path={sharePath(document.id)} older={nextToken} isFirst={isFirst} words={['First', 'Back', 'More']} />
    </section>
  );
}
