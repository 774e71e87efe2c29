import type { ReactNode } from 'react';
import { BackLink } from './ui/BackLink';
import { Title } from './ui/Title';

type Props = { title: ReactNode; backTo: string; back: ReactNode };

/** The title of a page below another one, with a link back. */
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
