import type { ReactNode } from 'react';
import { kindOf } from './kinds';
import { KindIcon } from '~/components/ui/KindIcon';
import { Name } from '~/components/ui/Name';
import { Title } from '~/components/ui/Title';
import { formatSize } from '#client/size';

type Props = { name: string; mimeType: string; size: number; children: ReactNode };

/** A document's icon, name and size, with the page's own content below. */
export function DocumentTitle({ name, mimeType, size, children }: Props) {
  const { family, words } = kindOf(mimeType, name);
  return (
    <div className="flex flex-col gap-5 sm:flex-row sm:items-start">
      <KindIcon family={family} className="-ml-3 size-20 sm:ml-0 sm:size-24" />
      <div className="min-w-0 grow">
        <Title>
          <Name>{name}</Name>
        </Title>
        <p className="mt-1 text-muted">
          {words} · {formatSize(size)}
        </p>
        {children}
      </div>
    </div>
  );
}
