import type { ReactNode } from 'react';

/** A framed list of rows, with a label for screen readers. */
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

/** A row whose parts are side by side, or stacked on a narrow screen. */
export function ListRow({ children }: { children: ReactNode }) {
  return <li className="flex flex-wrap items-center gap-x-4 gap-y-3 p-3 sm:px-4">{children}</li>;
}
