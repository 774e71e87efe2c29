import { getFormProps, getInputProps, useForm, type SubmissionResult } from '@conform-to/react';
import { Form, Link, useNavigation } from '@remix-run/react';
import type { DocumentDetailsFragment, LinkRowFragment } from '~/graphql/generated';
import type { Typed } from '~/session/typed';
import { dayOf } from './expiry';
import { Button, buttonClass } from '~/components/ui/Button';
import { Check } from '~/components/ui/Check';
import { DayInput } from '~/components/ui/DayInput';
import { Field, inputClass } from '~/components/ui/Field';
import { Notice } from '~/components/ui/Notice';
import { useTimeZone } from '~/components/ui/useTimeZone';
import { largestDownloadLimit } from '../../../schema/limits';
import { isPreviewable } from '../../../schema/previews';

type Props = {
  document: Pick<DocumentDetailsFragment, 'mimeType' | 'size'>;
  /** The link to change; null for a new one. */
  link: LinkRowFragment | null;
  /** Only for a new link. */
  clientRequestId?: string;
  cancelTo: string;
  submit: string;
  lastResult?: SubmissionResult;
  /** What was typed before the person had to sign in. */
  typed: Typed | null;
};

type Terms = { password: string; until: string; downloadLimit: number; isPreviewOnly: boolean };

/** The form for the terms of a link; it works without JavaScript. */
export function LinkForm({ document, link, clientRequestId, cancelTo, submit, lastResult, typed }: Props) {
  const isSaving = useNavigation().formMethod === 'POST';
  const timeZone = useTimeZone();
  const dayBefore = link?.expiresAt ? dayOf(link.expiresAt, timeZone) : '';
  const [form, { password, until, downloadLimit, isPreviewOnly }] = useForm<Terms>({
    lastResult,
    defaultValue: typed ?? { downloadLimit: link?.downloadLimit, isPreviewOnly: link?.isPreviewOnly },
  });
  return (
    <Form method="post" {...getFormProps(form)} className="mt-6 max-w-xl">
      {clientRequestId && <input type="hidden" name="clientRequestId" value={clientRequestId} />}
      {form.errors && <Notice>{form.errors[0]}</Notice>}
      <Field
        field={password}
        label={link?.hasPassword ? 'New password (optional)' : 'Password (optional)'}
        hint="At least 8 characters. Send it to people in another way than the link."
      >
        <input
          {...getInputProps(password, { type: 'text', ariaDescribedBy: password.descriptionId })}
          key={password.key}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className={`${inputClass} w-full`}
        />
      </Field>
      {link?.hasPassword && (
        <Check name="isWithoutPassword" defaultChecked={typed?.isWithoutPassword !== undefined}>
          Remove password
        </Check>
      )}
      <div className="mt-3 grid gap-x-4 gap-y-2 sm:grid-cols-2">
        <Field field={until} label="Until (optional)" hint={`The end of that day, ${timeZone}.`}>
          <input type="hidden" name="untilBefore" value={dayBefore} />
          <DayInput
            {...getInputProps(until, { type: 'date', value: false, ariaDescribedBy: until.descriptionId })}
            key={`${until.key} ${timeZone}`}
            defaultValue={until.initialValue ?? typed?.until ?? dayBefore}
          />
        </Field>
        <Field field={downloadLimit} label="Download limit (optional)">
          <input
            {...getInputProps(downloadLimit, { type: 'number' })}
            key={downloadLimit.key}
            min={1}
            max={largestDownloadLimit}
            className={`${inputClass} w-full`}
          />
        </Field>
      </div>
      {isPreviewable(document) || link?.isPreviewOnly ? (
        <Check {...getInputProps(isPreviewOnly, { type: 'checkbox' })} key={isPreviewOnly.key}>
          Preview only: shown in the browser, not offered for download
        </Check>
      ) : (
        <p className="mt-3 text-sm text-muted">
          A browser cannot show this kind of file, so the link offers it for download.
        </p>
      )}
      {link && link.wrongPasswords > 0 && (
        <Check name="forgetsWrongPasswords" defaultChecked={typed?.forgetsWrongPasswords !== undefined}>
          Reset failed attempts: nobody has to wait any longer
        </Check>
      )}
      <div className="mt-6 flex flex-wrap gap-3">
        <Button type="submit" look="primary" disabled={isSaving}>
          {submit}
        </Button>
        <Link to={cancelTo} className={buttonClass()}>
          Cancel
        </Link>
      </div>
    </Form>
  );
}
