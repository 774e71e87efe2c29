import { Form, Link, useNavigation } from '@remix-run/react';
import { kindOf } from '~/documents/kinds';
import type { DocumentDetailsFragment } from '~/graphql/generated';
import { Button, buttonClass } from './ui/Button';
import { KindIcon } from './ui/KindIcon';

/** Asks before a document is deleted for good, and says what that means. */
export function DeleteDocument({ id, name, mimeType, version }: DocumentDetailsFragment) {
  const isDeleting = useNavigation().formMethod === 'POST';
  return (
    <Form method="post" className="mt-6 flex flex-col gap-5 sm:flex-row sm:items-start">
      <KindIcon family={kindOf(mimeType, name).family} className="-ml-3 size-20 sm:ml-0 sm:size-24" />
      <div className="min-w-0 grow">
        <h1 className="font-title text-3xl font-semibold tracking-tight wrap-anywhere">Delete {name} forever?</h1>
        <p className="mt-3 max-w-prose text-muted">
          {version === 1 ? 'Its only version is' : 'All its versions are'} taken away for good, from you and from
          everybody it is shared with. Nobody can bring {version === 1 ? 'it' : 'them'} back, and we cannot either. The
          room is free again a moment later.
        </p>
        <div className="mt-5 flex flex-wrap gap-3">
          <Button type="submit" look="danger" disabled={isDeleting}>
            {isDeleting ? 'Deleting' : 'Delete forever'}
          </Button>
          <Link to={`/doc/${id}`} className={buttonClass()}>
            Keep it
          </Link>
        </div>
      </div>
    </Form>
  );
}
