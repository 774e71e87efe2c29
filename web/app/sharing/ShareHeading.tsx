import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Icon } from '~/components/ui/Icon';

type Props = { title: ReactNode; backTo: string; back: ReactNode };

/** What a page around sharing is about, and the way back. */
export function ShareHeading({ title, backTo, back }: Props) {
  return (
    <>
      <Link to={backTo} className="inline-flex items-center gap-2 rounded-lg text-muted hover:text-accent">
        <Icon name="back" className="size-4 shrink-0" /> <span className="wrap-anywhere">{back}</span>
      </Link>
      <h1 className="mt-4 font-title text-3xl font-semibold tracking-tight wrap-anywhere">{title}</h1>
    </>
  );
}
