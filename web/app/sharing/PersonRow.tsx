import { Form, useNavigation } from '@remix-run/react';
import type { DocumentDetailsFragment, ShareRowFragment } from '~/graphql/generated';
import { dayOf } from './expiry';
import type { Typed } from '~/session/typed';
import { roleNames, rolesGivenBy } from './roles';
import { Button } from '~/components/ui/Button';
import { DayInput } from '~/components/ui/DayInput';
import { inputClass } from '~/components/ui/Field';
import { ListRow } from '~/components/ui/List';
import { Moment } from '~/components/ui/Moment';
import { Name } from '~/components/ui/Name';
import { useTimeZone } from '~/components/ui/useTimeZone';
import { sharePath } from '../../../schema/webPaths';

/** Why an action on one row was refused. */
export type RowProblem = { rowId: string; sentence: string };

type Props = {
  share: ShareRowFragment;
  document: DocumentDetailsFragment;
  problem: RowProblem | null;
  /** What was typed before the person had to sign in. */
  typed: Typed | null;
};

/** A person that a document is shared with: their role, its end, and the form to change them. */
export function PersonRow({ share, document, problem, typed }: Props) {
  const { id, email, role, expiresAt, createdBy } = share;
  const mayChange = rolesGivenBy(document.role).some((given) => given === role);
  return (
    <ListRow>
      <div className="min-w-0 grow basis-52">
        <h3 className="font-medium wrap-anywhere">{email}</h3>
        <p className="text-sm text-muted">
          {roleNames[role]},{' '}
          {expiresAt ? (
            <>
              until <Moment at={expiresAt} isPrecise />
            </>
          ) : (
            'no end date'
          )}
          , shared by <Name>{createdBy.name}</Name>
        </p>
        {problem?.rowId === id && (
          <p role="alert" className="mt-1 text-sm text-bad">
            {problem.sentence}
          </p>
        )}
      </div>
      {mayChange && <ShareTerms share={share} document={document} typed={typed} />}
    </ListRow>
  );
}

type TermsProps = Pick<Props, 'share' | 'document' | 'typed'>;

function ShareTerms({ share: { id, email, role, expiresAt }, document, typed }: TermsProps) {
  const isSaving = useNavigation().formMethod === 'POST';
  const timeZone = useTimeZone();
  const until = expiresAt ? dayOf(expiresAt, timeZone) : '';
  return (
    <Form method="post" action={sharePath(document.id)} className="flex flex-wrap items-center gap-2 max-sm:w-full">
      <input type="hidden" name="shareId" value={id} />
      {!document.trashedAt && (
        <>
          <input type="hidden" name="untilBefore" value={until} />
          <select
            key={role}
            name="role"
            defaultValue={typed?.role ?? role}
            aria-label={`Role of ${email}`}
            className={`${inputClass} w-28 max-sm:grow`}
          >
            {rolesGivenBy(document.role).map((each) => (
              <option key={each} value={each}>
                {roleNames[each]}
              </option>
            ))}
          </select>
          <DayInput
            key={until}
            name="until"
            defaultValue={typed?.until ?? until}
            aria-label={`Until, for ${email}`}
            className="w-40 max-sm:grow"
          />
          <Button type="submit" name="intent" value="change" disabled={isSaving} aria-label={`Save ${email}`}>
            Save
          </Button>
        </>
      )}
      <Button
        type="submit"
        name="intent"
        value="remove"
        look="quiet"
        disabled={isSaving}
        aria-label={`Remove ${email}`}
      >
        Remove
      </Button>
    </Form>
  );
}
