import { Link } from '@remix-run/react';
import { buttonClass } from './ui/Button';
import { Icon } from './ui/Icon';

type Props = { path: string; older: string | null; isFirst: boolean };

/** The ways between the pages of a list. */
export function Pages({ path, older, isFirst }: Props) {
  if (isFirst && !older) return null;
  return (
    <nav aria-label="Pages" className="mt-6 flex justify-between gap-4">
      {isFirst ? (
        <span />
      ) : (
        <Link to={path} className={buttonClass()}>
          <Icon name="back" /> Newest
        </Link>
      )}
      {older && (
        <Link to={`${path}?after=${encodeURIComponent(older)}`} className={buttonClass()}>
          Older <Icon name="forward" />
        </Link>
      )}
    </nav>
  );
}
