/** The illustration for something that is not there. */
export function TornSheet() {
  return (
    <svg viewBox="0 0 120 96" className="mx-auto w-36" aria-hidden="true">
      <path d="M30 8h44l16 16v20l-9 7-10-6-9 8-10-7-9 6-8-6-5 4Z" className="fill-sheet stroke-line" strokeWidth="2" />
      <path d="M30 60l5-5 8 6 9-6 10 7 9-8 10 6 9-7v35H30Z" className="fill-sheet stroke-line" strokeWidth="2" />
      <path d="M74 8v12a4 4 0 0 0 4 4h12Z" className="fill-accent-soft stroke-line" strokeWidth="2" />
      <path d="M40 24h22M40 34h36M40 76h36" className="stroke-line" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}
