import type { Typed } from '~/session/typed';

type Props = { typed: Typed | null; hasPassword?: boolean };

/** Beside a form that somebody had to sign in for, in the middle of it. */
export function TypedNotice({ typed, hasPassword = false }: Props) {
  if (!typed) return null;
  return (
    <p role="status" className="mb-6 rounded-lg bg-accent-soft px-4 py-3">
      You had to sign in again, so nothing was changed yet. What you typed is still here.
      {hasPassword && ' If you gave a password, enter it once more.'}
    </p>
  );
}
