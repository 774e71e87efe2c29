import { useRevalidator } from '@remix-run/react';
import { useRef, useState, type SyntheticEvent } from 'react';
import { LinkOffer } from './LinkOffer';

type Props = {
  name: string;
  url: string;
  expiresAt: string;
  isFilm: boolean;
  /** Null if downloads are unlimited. */
  downloadsLeft: number | null;
};

/**
 * Plays sound or video. An address that has expired is signed again: by itself, or when the visitor says so if that counts as a
 * download. Playing continues where it stopped.
 */
export function LinkPlayer({ name, url, expiresAt, isFilm, downloadsLeft }: Props) {
  const { revalidate } = useRevalidator();
  const [stopped, setStopped] = useState('');
  const position = useRef(0);

  function signAnew({ currentTarget }: SyntheticEvent<HTMLMediaElement>) {
    // Otherwise a file that no browser can play would be requested without end.
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
