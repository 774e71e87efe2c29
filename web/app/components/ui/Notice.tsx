import type { ReactNode } from 'react';
import { Icon } from './Icon';

/** An error message, shown where it matters. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <div role="alert" className="flex gap-3 rounded-lg bg-bad-soft p-4 text-bad">
      <Icon name="alert" className="mt-0.5 size-5" />
      <div>{children}</div>
    </div>
  );
}
