import type { Family } from '~/documents/kinds';

const colors: Record<Family, string> = {
  text: 'text-text',
  sheet: 'text-table',
  slides: 'text-slides',
  drawing: 'text-drawing',
  pdf: 'text-pdf',
  image: 'text-image',
  audio: 'text-audio',
  video: 'text-video',
  archive: 'text-archive',
  code: 'text-code',
  other: 'text-muted',
};

const glyphs: Record<Family, string> = {
  text: 'M11 19h18M11 25h18M11 31h11',
  sheet: 'M11 18h18v14H11ZM11 23h18M11 27.5h18M18 18v14',
  slides: 'M11 18h18v11H11ZM20 29v4m-4 0h8',
  drawing: 'M12 31l7-12 7 12ZM24 22a4 4 0 1 0 .1 0',
  pdf: 'M11 31c6-2 9-8 9-13 0 6 4 10 9 10-6-.5-12 .5-18 3Z',
  image: 'M11 31l6-8 4.5 5.5L24 25.5l5 5.5M25 20a1.5 1.5 0 1 0 .1 0',
  audio: 'M12 24v3m4-7v11m4-14v17m4-13v9m4-6v3',
  video: 'M16 19v12l11-6Z',
  archive: 'M20 9v3m0 3v3m0 3v3m-3 3h6v6h-6Z',
  code: 'M16 20l-5 5 5 5m8-10 5 5-5 5',
  other: 'M14 26h.1M20 26h.1M26 26h.1',
};

/** The icon for a kind of file: a sheet with a folded corner in the colour of its family. */
export function KindIcon({ family, className = 'size-10' }: { family: Family; className?: string }) {
  return (
    <svg viewBox="0 0 40 40" className={`shrink-0 ${colors[family]} ${className}`} aria-hidden="true">
      <path
        d="M9 3h15l9 9v22a3 3 0 0 1-3 3H10a3 3 0 0 1-3-3V5a2 2 0 0 1 2-2Z"
        fill="currentColor"
        fillOpacity="0.12"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <path d="M24 3v7a2 2 0 0 0 2 2h7Z" fill="currentColor" fillOpacity="0.45" />
      <path
        d={glyphs[family]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
