import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from './Icon';

type Props = { picture: IconName | ReactElement; title: string; children: ReactNode };

/** Shown in place of an empty list: what would be there, and what to do next. */
export function EmptyState({ picture, title, children }: Props) {
  return (
    <div className="mt-6 rounded-2xl border-2 border-dashed border-line px-6 py-14 text-center">
      {typeof picture === 'string' ? <Icon name={picture} className="mx-auto size-12 text-muted" /> : picture}
      <h2 className="mt-5 font-title text-xl font-semibold">{title}</h2>
      <div className="mx-auto mt-2 max-w-sm text-muted">{children}</div>
    </div>
  );
}
