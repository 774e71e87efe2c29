import { useRevalidator } from '@remix-run/react';
import { useRef, type SyntheticEvent } from 'react';

type Props = { name: string; url: string; expiresAt: string; isFilm: boolean };

/** Sound or film. An address that has expired since the page came is signed anew, and what was played goes on where it was. */
export function LinkPlayer({ name, url, expiresAt, isFilm }: Props) {
  const { revalidate } = useRevalidator();
  const position = useRef(0);

  function signAnew({ currentTarget }: SyntheticEvent<HTMLMediaElement>) {
    // Else what no browser can play would be asked for without end.
    if (Date.now() < Date.parse(expiresAt)) return;
    position.current = currentTarget.currentTime;
    void revalidate();
  }

  function goOn({ currentTarget }: SyntheticEvent<HTMLMediaElement>) {
    if (position.current === 0) return;
    currentTarget.currentTime = position.current;
    position.current = 0;
    void currentTarget.play();
  }

  const shared = { src: url, controls: true, 'aria-label': name, onError: signAnew, onLoadedMetadata: goOn };
  if (!isFilm) return <audio {...shared} className="mt-8 w-full" />;
  return <video {...shared} className="mt-8 w-full rounded-xl border border-line bg-sheet shadow-sheet" />;
}
