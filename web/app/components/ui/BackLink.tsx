import { Link, type LinkProps } from '@remix-run/react';
import { Icon } from './Icon';

/** The link back, above a page's title. */
export function BackLink({ children, ...to }: Pick<LinkProps, 'to' | 'state' | 'children'>) {
  return (
    <Link {...to} className="inline-flex items-center gap-2 rounded-lg text-muted hover:text-accent">
      <Icon name="back" className="size-4" /> <span className="wrap-anywhere">{children}</span>
    </Link>
  );
}
