import { Link } from '@remix-run/react';
import { buttonClass } from './ui/Button';
import { Icon } from './ui/Icon';

type Props = {
  path: string;
  older: string | null;
  isFirst: boolean;
  /** What the way back to the first page is called, and the way on. */
  words?: [first: string, next: string];
};

/** The ways between the pages of a list. */
export function Pages({ path, older, isFirst, words: [first, next] = ['Newest', 'Older'] }: Props) {
  if (isFirst && !older) return null;
  return (
    <nav aria-label="Pages" className="mt-6 flex justify-between gap-4">
      {isFirst ? (
        <span />
      ) : (
        <Link to={path} className={buttonClass()}>
          <Icon name="back" /> {first}
        </Link>
      )}
      {older && (
        <Link to={`${path}?after=${encodeURIComponent(older)}`} className={buttonClass()}>
          {next} <Icon name="forward" />
        </Link>
      )}
    </nav>
  );
}
