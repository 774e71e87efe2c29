import type { Typed } from '~/session/typed';
import { Done } from '~/components/ui/Done';

type Props = { typed: Typed | null; hasPassword?: boolean };

/** Shown beside a form whose sender had to sign in first. */
export function TypedNotice({ typed, hasPassword = false }: Props) {
  if (!typed) return null;
  return (
    <Done>
      You had to sign in again, so nothing was changed yet. What you typed is still here.
      {hasPassword && ' If you gave a password, enter it once more.'}
    </Done>
  );
}
