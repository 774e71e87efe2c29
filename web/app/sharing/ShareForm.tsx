import { getFormProps, getInputProps, getSelectProps, useForm, type SubmissionResult } from '@conform-to/react';
import { Form, useLocation, useNavigation } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { DocumentDetailsFragment } from '~/graphql/generated';
import type { Typed } from '~/session/typed';
import { roleNames, roleRights, rolesGivenBy } from './roles';
import { Button } from '~/components/ui/Button';
import { DayInput } from '~/components/ui/DayInput';
import { Field, inputClass } from '~/components/ui/Field';
import { Notice } from '~/components/ui/Notice';
import { useTimeZone } from '~/components/ui/useTimeZone';
import { sharePath } from '../../../schema/webPaths';

type Props = {
  document: Pick<DocumentDetailsFragment, 'id' | 'role'>;
  lastResult?: SubmissionResult;
  /** What was typed before the person had to sign in. */
  typed: Typed | null;
};

/** The form to share with an address; it works without JavaScript. */
export function ShareForm({ document, lastResult, typed }: Props) {
  const isSaving = useNavigation().formMethod === 'POST';
  const timeZone = useTimeZone();
  const element = useEmptyAfterwards();
  const [form, { email, role, until }] = useForm<{ email: string; role: string; until: string }>({
    id: 'share',
    lastResult,
    constraint: { email: { required: true } },
    defaultValue: { role: 'VIEWER', ...typed },
  });
  const roles = rolesGivenBy(document.role);
  return (
    <Form
      ref={element}
      method="post"
      action={sharePath(document.id)}
      {...getFormProps(form)}
      className="mt-4 rounded-xl border border-line bg-sheet p-4 shadow-sheet"
    >
      {form.errors && <Notice>{form.errors[0]}</Notice>}
      <div className="grid gap-x-4 gap-y-2 sm:grid-cols-[minmax(0,1fr)_9rem_11rem]">
        <Field field={email} label="Email address">
          <input
            {...getInputProps(email, { type: 'email' })}
            key={email.key}
            autoComplete="off"
            className={`${inputClass} w-full`}
          />
        </Field>
        <Field field={role} label="Role">
          <select {...getSelectProps(role)} key={role.key} className={`${inputClass} w-full`}>
            {roles.map((each) => (
              <option key={each} value={each}>
                {roleNames[each]}
              </option>
            ))}
          </select>
        </Field>
        <Field field={until} label="Until (optional)">
          <DayInput {...getInputProps(until, { type: 'date' })} key={until.key} />
        </Field>
      </div>
      <div className="mt-1 flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <ul className="text-sm text-muted">
          {roles.map((each) => (
            <li key={each}>
              {roleNames[each]}: {roleRights[each]}
            </li>
          ))}
          <li>Until: the end of that day, {timeZone}</li>
        </ul>
        <Button type="submit" name="intent" value="share" look="primary" disabled={isSaving}>
          Share
        </Button>
      </div>
    </Form>
  );
}

/** Empties the form after each share, for the next person. */
function useEmptyAfterwards() {
  const form = useRef<HTMLFormElement>(null);
  const { key, search } = useLocation();
  useEffect(() => {
    if (new URLSearchParams(search).get('done') === 'share') form.current?.reset();
  }, [key, search]);
  return form;
}
