import { useLocation } from '@remix-run/react';
import { documentsPath, sharedPath, trashPath } from '../../../schema/webPaths';
import { useIsAlive } from '~/components/ui/useIsAlive';

/** A position in a list: the address of its page, and the query strings of the pages before it, the first one first. */
type ListPlace = { list: string; trail: string[] };

/** Only `after` tells the pages of a list apart; other parameters concern something that is over. */
export const searchOf = (after: string | null): string => (after ? `?after=${encodeURIComponent(after)}` : '');

/** The position of this page, for the pages that it links to. */
export function useListPlace(): ListPlace {
  const { pathname, search } = useLocation();
  return { list: pathname + searchOf(new URLSearchParams(search).get('after')), trail: usePlaceInState()?.trail ?? [] };
}

/** The list that the visitor came from; null if they came from elsewhere, or the page is not hydrated yet. */
export function useCameFrom(): ListPlace | null {
  const place = usePlaceInState();
  return place && listName(place.list) ? place : null;
}

const names = new Map([
  [documentsPath, 'Documents'],
  [sharedPath, 'Shared with me'],
  [trashPath, 'Trash'],
]);

/** The name of the list at this path; undefined if there is none. */
export const listName = (path: string): string | undefined => names.get(path.split('?', 1)[0] ?? '');

// The browser keeps it in its history; the server never sees it.
function usePlaceInState(): ListPlace | null {
  const { state } = useLocation() as { state: unknown };
  const isAlive = useIsAlive();
  const { list, trail } = Object(state) as { list?: unknown; trail?: unknown };
  if (!isAlive || typeof list !== 'string' || !Array.isArray(trail)) return null;
  return { list, trail: trail.filter((search) => typeof search === 'string') };
}
