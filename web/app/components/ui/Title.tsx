import type { ReactNode } from 'react';

/** The title of a page. */
export function Title({ children }: { children: ReactNode }) {
  return <h1 className="font-title text-3xl font-semibold tracking-tight wrap-anywhere">{children}</h1>;
}

/** The title of a section, which is labelled by its `id`. */
export function SectionTitle({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <h2 id={id} className="font-title text-xl font-semibold tracking-tight">
      {children}
    </h2>
  );
}
