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
