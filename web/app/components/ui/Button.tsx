import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react';

type Look = 'primary' | 'secondary' | 'quiet' | 'danger';

const looks: Record<Look, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  secondary: 'border border-line bg-sheet hover:border-accent hover:text-accent',
  danger: 'bg-bad text-paper hover:opacity-90',
  quiet: 'text-muted hover:bg-accent-soft hover:text-ink',
};

type Size = 'normal' | 'small' | 'icon';

const sizes: Record<Size, string> = {
  normal: 'min-h-11 gap-2 px-4',
  small: 'min-h-8 gap-1.5 px-2.5 text-sm',
  icon: 'p-2.5',
};

/** The style of a button, also for other elements that act like one. */
export function buttonClass(look: Look = 'secondary', size: Size = 'normal'): string {
  return `inline-flex items-center justify-center rounded-lg font-medium no-underline transition-colors cursor-pointer select-none disabled:cursor-default disabled:opacity-60 ${sizes[size]} ${looks[look]}`;
}

type Looks = { look?: Look; size?: Size };

export function Button({ look, size, className = '', ...rest }: Looks & ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button type="button" className={`${buttonClass(look, size)} ${className}`} {...rest} />;
}

/** A link that leaves the app, so the browser loads it like any address. */
export function ButtonLink({ look, size, className = '', ...rest }: Looks & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return <a className={`${buttonClass(look, size)} ${className}`} {...rest} />;
}
