import type { ReactNode } from 'react';
import { BackLink } from './ui/BackLink';
import { Title } from './ui/Title';

type Props = { title: ReactNode; backTo: string; back: ReactNode };

/** What a page is about that lies behind another one, and the way back. */
export function PageHeading({ title, backTo, back }: Props) {
  return (
    <>
      <BackLink to={backTo}>{back}</BackLink>
      <div className="mt-4">
        <Title>{title}</Title>
      </div>
    </>
  );
}
