import { Form, Link, useNavigation } from '@remix-run/react';
import type { DocumentDetailsFragment, LinkRowFragment } from '~/graphql/generated';
import { downloadWords, endOf } from './linkWords';
import { List, ListRow } from '~/components/ui/List';
import { SectionTitle } from '~/components/ui/Title';
import type { RowProblem } from './PersonRow';
import { Button, buttonClass } from '~/components/ui/Button';
import { Icon } from '~/components/ui/Icon';
import { Moment } from '~/components/ui/Moment';
import { Name } from '~/components/ui/Name';
import { changeLinkPath, newLinkPath, sharePath } from '../../../schema/webPaths';

type Props = {
  document: DocumentDetailsFragment;
  links: LinkRowFragment[];
  /** The time of the page's request, in milliseconds since 1970. */
  now: number;
  problem: RowProblem | null;
};

/** The links to a document, with their terms and how often they were used. */
export function LinksSection({ document, links, now, problem }: Props) {
  return (
    <section aria-labelledby="links" className="mt-10">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <SectionTitle id="links">Links</SectionTitle>
        {!document.trashedAt && (
          <Link to={newLinkPath(document.id)} className={buttonClass()}>
            <Icon name="link" /> Make a link
          </Link>
        )}
      </div>
      <p className="mt-1 max-w-prose text-muted">Whoever has a link sees the document, without an account.</p>
      {links.length > 0 && (
        <List label="Links">
          {links.map((link) => (
            <LinkRow key={link.id} link={link} document={document} problem={problem} end={endOf(link, now)} />
          ))}
        </List>
      )}
    </section>
  );
}

type RowProps = Pick<Props, 'document' | 'problem'> & { link: LinkRowFragment; end: string | null };

function LinkRow({ link, document, problem, end }: RowProps) {
  return (
    <ListRow>
      <div className="min-w-0 grow basis-52">
        <LinkFacts link={link} end={end} />
        {problem?.rowId === link.id && (
          <p role="alert" className="mt-1 text-sm text-bad">
            {problem.sentence}
          </p>
        )}
      </div>
      <LinkActions id={link.id} document={document} />
    </ListRow>
  );
}

function LinkFacts({ link, end }: { link: LinkRowFragment; end: string | null }) {
  const { id, hasPassword, isPreviewOnly, expiresAt, wrongPasswords, lastWrongAt, createdAt, createdBy } = link;
  return (
    <>
      <h3 id={`link-${id}`} className="font-medium">
        Link of <Moment at={createdAt} isPrecise />
        {end && <span className="ml-2 text-sm font-normal text-bad">{end}</span>}
      </h3>
      <p className="text-sm text-muted">
        {hasPassword ? 'With a password' : 'Without a password'}
        {isPreviewOnly && ', preview only'},{' '}
        {expiresAt ? (
          <>
            until <Moment at={expiresAt} isPrecise />
          </>
        ) : (
          'no end date'
        )}
        , {downloadWords(link)}, made by <Name>{createdBy.name}</Name>
      </p>
      {lastWrongAt && (
        <p className="text-sm text-bad">
          {wrongPasswords === 1 ? 'A wrong password' : `${wrongPasswords} wrong passwords, the last one`} on{' '}
          <Moment at={lastWrongAt} isPrecise />
        </p>
      )}
    </>
  );
}

/** The label of each action names the link too, since there are several. */
function LinkActions({ id, document }: { id: string; document: DocumentDetailsFragment }) {
  const isSaving = useNavigation().formMethod === 'POST';
  return (
    <Form method="post" action={sharePath(document.id)} className="flex flex-wrap gap-2">
      <input type="hidden" name="linkId" value={id} />
      {!document.trashedAt && (
        <Link
          id={`change-${id}`}
          to={changeLinkPath(document.id, id)}
          aria-labelledby={`change-${id} link-${id}`}
          className={buttonClass()}
        >
          Change
        </Link>
      )}
      <Button
        type="submit"
        name="intent"
        value="revoke"
        look="quiet"
        id={`revoke-${id}`}
        aria-labelledby={`revoke-${id} link-${id}`}
        disabled={isSaving}
      >
        Revoke
      </Button>
    </Form>
  );
}
