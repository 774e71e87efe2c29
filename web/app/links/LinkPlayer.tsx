import { useRevalidator } from '@remix-run/react';
import { useRef, useState, type SyntheticEvent } from 'react';
import { LinkOffer } from './LinkOffer';

type Props = {
  name: string;
  url: string;
  expiresAt: string;
  isFilm: boolean;
  /** Null: as often as one likes. */
  downloadsLeft: number | null;
};

/**
 * Sound or film. An address that has expired since the page came is signed anew, by itself or, where that counts, when the
 * visitor says so; what was played goes on where it was.
 */
export function LinkPlayer({ name, url, expiresAt, isFilm, downloadsLeft }: Props) {
  const { revalidate } = useRevalidator();
  const [stopped, setStopped] = useState('');
  const position = useRef(0);

  function signAnew({ currentTarget }: SyntheticEvent<HTMLMediaElement>) {
    // Else what no browser can play would be asked for without end.
    if (Date.now() < Date.parse(expiresAt)) return;
    position.current = currentTarget.currentTime;
    if (downloadsLeft === null) void revalidate();
    else setStopped(url);
  }

  function goOn({ currentTarget }: SyntheticEvent<HTMLMediaElement>) {
    if (position.current === 0) return;
    currentTarget.currentTime = position.current;
    position.current = 0;
    void currentTarget.play();
  }

  const shared = { src: url, controls: true, 'aria-label': name, onError: signAnew, onLoadedMetadata: goOn };
  return (
    <>
      {isFilm ? (
        <video {...shared} className="mt-8 w-full rounded-xl border border-line bg-sheet shadow-sheet" />
      ) : (
        <audio {...shared} className="mt-8 w-full" />
      )}
      {stopped === url && <Stopped downloadsLeft={downloadsLeft ?? 0} />}
    </>
  );
}

function Stopped({ downloadsLeft }: { downloadsLeft: number }) {
  if (downloadsLeft > 0) {
    return (
      <LinkOffer downloadsLeft={downloadsLeft} what="Its minute is over. Going on">
        Go on
      </LinkOffer>
    );
  }
  return (
    <p role="status" className="mt-4 text-muted">
      Its minute is over, and this link is used up. Ask whoever gave you the link for another one.
    </p>
  );
}
