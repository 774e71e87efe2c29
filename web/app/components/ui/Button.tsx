import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react';

type Look = 'primary' | 'secondary' | 'quiet';

const looks: Record<Look, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  secondary: 'border border-line bg-sheet hover:border-accent hover:text-accent',
  quiet: 'text-muted hover:bg-accent-soft hover:text-ink',
};

/** The looks of a button, for whatever acts like one. */
export function buttonClass(look: Look = 'secondary', size: 'normal' | 'small' = 'normal'): string {
  const room = size === 'small' ? 'min-h-8 gap-1.5 px-2.5 text-sm' : 'min-h-11 gap-2 px-4';
  return `inline-flex items-center justify-center rounded-lg font-medium no-underline transition-colors cursor-pointer select-none disabled:cursor-default disabled:opacity-60 ${room} ${looks[look]}`;
}

type Looks = { look?: Look; size?: 'normal' | 'small' };

export function Button({ look, size, className = '', ...rest }: Looks & ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button type="button" className={`${buttonClass(look, size)} ${className}`} {...rest} />;
}

/** A link that leaves this app's pages: it is loaded like any address. */
export function ButtonLink({ look, size, className = '', ...rest }: Looks & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return <a className={`${buttonClass(look, size)} ${className}`} {...rest} />;
}
