import type { ReactNode } from 'react';
import { Logo } from './Logo';
import { connectPath } from '../../../../schema/webPaths';

type Props = { home: string; actions?: ReactNode; children: ReactNode };

/** The frame of every page: a header with the link home, the content, and the footer. */
export function Shell({ home, actions, children }: Props) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:top-3 focus:left-3 focus:z-50 focus:rounded-lg focus:bg-sheet focus:px-4 focus:py-2"
      >
        Skip to the content
      </a>
      <header className="border-b border-line">
        <div className="mx-auto flex min-h-16 max-w-4xl items-center justify-between gap-4 px-4 py-2 sm:px-6">
          <a href={home} className="inline-flex rounded-lg" aria-label="Quire, home">
            <Logo />
          </a>
          {actions}
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-4xl grow px-4 py-8 outline-none sm:px-6 sm:py-10"
      >
        {children}
      </main>
      <footer className="border-t border-line">
        <div className="mx-auto max-w-4xl px-4 py-5 text-sm text-muted sm:px-6">
          <a href={connectPath} className="rounded py-1 underline hover:text-accent">
            Connect your programs
          </a>
        </div>
      </footer>
    </div>
  );
}
