import { Link, useLocation } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { searchOf, useListPlace } from '~/documents/listPlace';
import { buttonClass } from './ui/Button';
import { focusIfLost } from './ui/focus';
import { Icon } from './ui/Icon';

type Props = {
  path: string;
  older: string | null;
  isFirst: boolean;
  /** The labels of the links to the first, the previous and the next page. */
  words?: [first: string, back: string, next: string];
};

/** The links between the pages of a list. */
export function Pages({ path, older, isFirst, words: [first, back, next] = ['Newest', 'Newer', 'Older'] }: Props) {
  const { list, trail } = useListPlace();
  const here = searchOf(new URLSearchParams(useLocation().search).get('after'));
  const before = trail.at(-1);
  const ways = useRef<HTMLElement>(null);
  const shown = useRef(here);
  useEffect(() => {
    // Not on the first render, when nobody has pressed anything yet.
    if (shown.current !== here) focusIfLost(ways.current);
    shown.current = here;
  }, [here]);
  if (isFirst && !older) return null;
  return (
    <nav ref={ways} tabIndex={-1} aria-label="Pages" className="mt-6 flex flex-wrap gap-3">
      {!isFirst && (
        <Link to={path} className={buttonClass()}>
          <Icon name="back" /> {first}
        </Link>
      )}
      {before && (
        <Link to={path + before} state={{ list, trail: trail.slice(0, -1) }} className={buttonClass()}>
          {back}
        </Link>
      )}
      {older && (
        <Link
          to={path + searchOf(older)}
          state={{ list, trail: [...trail, here] }}
          className={`ml-auto ${buttonClass()}`}
        >
          {next} <Icon name="forward" />
        </Link>
      )}
    </nav>
  );
}
