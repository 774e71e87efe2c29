import type { ReactNode } from 'react';

type Props = { picture: ReactNode; title: ReactNode; sentence: ReactNode; footnote?: ReactNode; children?: ReactNode };

/** A page that says how something ended; its children are the links onwards. */
export function Outcome({ picture, title, sentence, footnote, children }: Props) {
  return (
    <div className="mx-auto max-w-md py-12 text-center">
      {picture}
      <h1 className="mt-6 font-title text-3xl font-semibold text-balance wrap-anywhere">{title}</h1>
      <p className="mt-3 text-muted">{sentence}</p>
      {children && <div className="mt-8">{children}</div>}
      {footnote && <p className="mt-8 text-sm text-muted">{footnote}</p>}
    </div>
  );
}
