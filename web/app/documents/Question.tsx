import { Form, Link, useNavigation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { kindOf } from './kinds';
import type { DocumentDetailsFragment } from '~/graphql/generated';
import { Button, buttonClass } from '~/components/ui/Button';
import { KindIcon } from '~/components/ui/KindIcon';
import { Title } from '~/components/ui/Title';
import { documentPath } from '../../../schema/webPaths';

type Props = {
  document: Pick<DocumentDetailsFragment, 'id' | 'name' | 'mimeType'>;
  title: ReactNode;
  yes: string;
  /** The button's label while the form is being sent. */
  saving: string;
  no: string;
  /** An explanation of the consequences. */
  children: ReactNode;
};

/** Asks before an action on a document that its person cannot undo; it works without JavaScript. */
export function Question({ document: { id, name, mimeType }, title, yes, saving, no, children }: Props) {
  const isSaving = useNavigation().formMethod === 'POST';
  return (
    <Form method="post" className="mt-6 flex flex-col gap-5 sm:flex-row sm:items-start">
      <KindIcon family={kindOf(mimeType, name).family} className="-ml-3 size-20 sm:ml-0 sm:size-24" />
      <div className="min-w-0 grow">
        <Title>{title}</Title>
        <p className="mt-3 max-w-prose text-muted">{children}</p>
        <div className="mt-5 flex flex-wrap gap-3">
          <Button type="submit" look="danger" disabled={isSaving}>
            {isSaving ? saving : yes}
          </Button>
          <Link to={documentPath(id)} className={buttonClass()}>
            {no}
          </Link>
        </div>
      </div>
    </Form>
  );
}
