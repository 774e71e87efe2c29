import type { ReactNode } from 'react';

/** What a page is about. */
export function Title({ children }: { children: ReactNode }) {
  return <h1 className="font-title text-3xl font-semibold tracking-tight wrap-anywhere">{children}</h1>;
}

/** What a part of a page is about; by its `id` the part is named. */
export function SectionTitle({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <h2 id={id} className="font-title text-xl font-semibold tracking-tight">
      {children}
    </h2>
  );
}
