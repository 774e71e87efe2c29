import type { Typed } from '~/session/typed';
import { Done } from '~/components/ui/Done';

type Props = { typed: Typed | null; hasPassword?: boolean };

/** Beside a form that somebody had to sign in for, in the middle of it. */
export function TypedNotice({ typed, hasPassword = false }: Props) {
  if (!typed) return null;
  return (
    <Done>
      You had to sign in again, so nothing was changed yet. What you typed is still here.
      {hasPassword && ' If you gave a password, enter it once more.'}
    </Done>
  );
}
