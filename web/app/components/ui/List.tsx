import type { ReactNode } from 'react';

/** Rows of one kind in a frame, under a name for those who have the page read to them. */
export function List({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul
      aria-label={label}
      className="mt-5 divide-y divide-line overflow-hidden rounded-xl border border-line bg-sheet shadow-sheet"
    >
      {children}
    </ul>
  );
}

/** A row of parts beside each other, which go below each other where it is narrow. */
export function ListRow({ children }: { children: ReactNode }) {
  return <li className="flex flex-wrap items-center gap-x-4 gap-y-3 p-3 sm:px-4">{children}</li>;
}
