import type { ReactNode } from 'react';

/** A list of facts about one thing. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="mt-8 divide-y divide-line rounded-xl border border-line bg-sheet shadow-sheet">{children}</dl>;
}

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="gap-4 px-4 py-3 sm:flex sm:px-5">
      <dt className="w-28 shrink-0 text-sm text-muted sm:text-base">{label}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  );
}
