import type { ReactNode } from 'react';

/** Says at the top of a page what was just done. */
export function Done({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="mb-6 rounded-lg bg-accent-soft px-4 py-3">
      {children}
    </p>
  );
}
