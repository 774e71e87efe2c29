import type { FieldMetadata } from '@conform-to/react';
import type { ReactNode } from 'react';

/** The style of all inputs and selects, without a width. */
export const inputClass =
  'block min-h-11 rounded-lg border border-muted bg-sheet px-3 aria-invalid:border-bad disabled:opacity-60';

type Props = {
  field: Pick<FieldMetadata, 'id' | 'errorId' | 'descriptionId' | 'errors'>;
  label: string;
  hint?: ReactNode;
  className?: string;
  /** The input itself, with the field's id. */
  children: ReactNode;
};

/** An input with its label and its validation errors. */
export function Field({ field, label, hint, className = '', children }: Props) {
  return (
    <div className={className}>
      <label htmlFor={field.id} className="mb-1 block font-medium">
        {label}
      </label>
      {children}
      {hint && (
        <p id={field.descriptionId} className="mt-1 text-sm text-muted">
          {hint}
        </p>
      )}
      <p id={field.errorId} role="alert" className="mt-1 text-sm text-bad">
        {field.errors?.[0]}
      </p>
    </div>
  );
}
