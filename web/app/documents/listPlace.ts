import { useLocation } from '@remix-run/react';
import { documentsPath, sharedPath, trashPath } from '../../../schema/webPaths';
import { useIsAlive } from '~/components/ui/useIsAlive';

/** Where in a list somebody is: the address of its page, and the searches of the pages before it, the first one first. */
type ListPlace = { list: string; trail: string[] };

/** Pages of a list are told apart by `after`; what else is in an address is about something that is over. */
export const searchOf = (after: string | null): string => (after ? `?after=${encodeURIComponent(after)}` : '');

/** The place that this page is at, as what it leads to may want to know. */
export function useListPlace(): ListPlace {
  const { pathname, search } = useLocation();
  return { list: pathname + searchOf(new URLSearchParams(search).get('after')), trail: usePlaceInState()?.trail ?? [] };
}

/** The list that somebody came from; null where they came from elsewhere, or the page is not alive yet. */
export function useCameFrom(): ListPlace | null {
  const place = usePlaceInState();
  return place && listName(place.list) ? place : null;
}

const names = new Map([
  [documentsPath, 'Documents'],
  [sharedPath, 'Shared with me'],
  [trashPath, 'Trash'],
]);

/** What the list of this page is called; nothing where it is none. */
export const listName = (path: string): string | undefined => names.get(path.split('?', 1)[0] ?? '');

// The browser keeps it with its history; the server never sees it.
function usePlaceInState(): ListPlace | null {
  const { state } = useLocation() as { state: unknown };
  const isAlive = useIsAlive();
  const { list, trail } = Object(state) as { list?: unknown; trail?: unknown };
  if (!isAlive || typeof list !== 'string' || !Array.isArray(trail)) return null;
  return { list, trail: trail.filter((search) => typeof search === 'string') };
}
