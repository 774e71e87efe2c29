import { getFormProps, getInputProps, useForm, type SubmissionResult } from '@conform-to/react';
import { Form, Link, useNavigation } from '@remix-run/react';
import type { FocusEvent, ReactNode } from 'react';
import type { Typed } from '~/session/typed';
import { Title } from '~/components/ui/Title';
import { Button, buttonClass } from './ui/Button';
import { Field, inputClass } from './ui/Field';

type Props = {
  current: string;
  /** An icon for the thing that is renamed. */
  picture: ReactNode;
  /** The address for the cancel link. */
  cancelTo: string;
  lastResult?: SubmissionResult;
  /** What was typed before the person had to sign in. */
  typed: Typed | null;
  /** A question about the typed name; its buttons replace the usual one. */
  question?: ReactNode;
};

// People usually want to keep the ending.
const selectStem = ({ currentTarget }: FocusEvent<HTMLInputElement>) => {
  const dot = currentTarget.value.lastIndexOf('.');
  currentTarget.setSelectionRange(0, dot > 0 ? dot : currentTarget.value.length);
};

/** The form for a new name; it works without JavaScript. */
export function NameForm({ current, picture, cancelTo, lastResult, typed, question }: Props) {
  const isSaving = useNavigation().formMethod === 'POST';
  const [form, { name }] = useForm<{ name: string }>({
    lastResult,
    defaultValue: { name: typed?.name ?? current },
    constraint: { name: { required: true } },
  });
  return (
    <Form method="post" {...getFormProps(form)} className="mt-6 flex flex-col gap-5 sm:flex-row sm:items-start">
      {picture}
      <div className="min-w-0 grow">
        <Title>Rename</Title>
        <Field field={name} label="Name" className="mt-4">
          <input
            {...getInputProps(name, { type: 'text' })}
            key={name.key}
            autoFocus
            autoComplete="off"
            spellCheck={false}
            onFocus={selectStem}
            className={`${inputClass} w-full`}
          />
        </Field>
        <input type="hidden" name="former" value={current} />
        {question}
        <div className="mt-4 flex flex-wrap gap-3">
          {!question && (
            <Button type="submit" look="primary" disabled={isSaving}>
              {isSaving ? 'Saving' : 'Save name'}
            </Button>
          )}
          <Link to={cancelTo} className={buttonClass()}>
            Cancel
          </Link>
        </div>
      </div>
    </Form>
  );
}
