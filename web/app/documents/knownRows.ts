import type { ApolloCache } from '@apollo/client';
import { DocumentsDocument, type DocumentRowFragment, type DocumentsQuery } from '~/graphql/generated';

type Row = DocumentRowFragment;
type Page = DocumentsQuery['documents'];

export const pageSize = 50;
/** The list's variables when it is first opened. */
export const firstPage = { limit: pageSize, nextToken: null };

// Lists are read from an index that lags a second or two behind its table.
const secondsOfLag = 30;
const notes = new WeakMap<ApolloCache, { row: Row; until: number }[]>();

/** Records a document as this browser has just written it or read it from the table itself. */
export function noteRow(cache: ApolloCache, row: Row): void {
  const others = standing(cache).filter((note) => note.row.id !== row.id);
  notes.set(cache, [...others, { row, until: Date.now() + secondsOfLag * 1000 }]);
}

/** Shows a saved document at once in a list that is on the screen. */
export function addToList(cache: ApolloCache, row: Row): void {
  noteRow(cache, row);
  cache.updateQuery({ query: DocumentsDocument, variables: firstPage }, (list) =>
    list
      ? { documents: withKnownRows(list.documents, knownRows(cache), { isTrash: false, isFirst: true }) }
      : undefined,
  );
}

export const knownRows = (cache: ApolloCache): Row[] => standing(cache).map(({ row }) => row);

/** Replaces rows by newer ones that this browser knows. */
export function withKnownChanges<Shown extends Pick<Row, 'id' | 'revision'>>(
  rows: Shown[],
  known: (Row & Shown)[],
): Shown[] {
  return rows.map((row) => known.find(({ id, revision }) => id === row.id && revision > row.revision) ?? row);
}

/** Which rows a list holds: documents or trash, its first page or a later one. */
type Shelf = { isTrash: boolean; isFirst: boolean };

/** Merges a page of the list with newer rows that this browser knows, since the index may lag behind. */
export function withKnownRows(page: Page, known: Row[], { isTrash, isFirst }: Shelf): Page {
  const belongs = (row: Row) => (row.trashedAt !== null) === isTrash;
  const items = withKnownChanges(page.items, known).filter(belongs);
  const listed = new Set(items.map(({ id }) => id));
  const oldest = page.nextToken ? (page.items.at(-1)?.updatedAt ?? '') : '';
  const isMissing = (row: Row) => row.role === 'OWNER' && !listed.has(row.id) && row.updatedAt > oldest && belongs(row);
  const all = [...(isFirst ? known.filter(isMissing) : []), ...items];
  return { ...page, items: all.sort((one, other) => compare(other.updatedAt, one.updatedAt)) };
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));
const standing = (cache: ApolloCache) => (notes.get(cache) ?? []).filter(({ until }) => until > Date.now());
