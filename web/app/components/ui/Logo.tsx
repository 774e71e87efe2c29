/** An open quire: two leaves around a fold. */
export function Logo() {
  return (
    <span className="inline-flex items-center gap-2.5">
      <svg viewBox="0 0 32 32" className="size-8" aria-hidden="true">
        <rect width="32" height="32" rx="8" className="fill-accent" />
        <path
          d="M16 10.5C13.5 8.6 10.4 8 7.5 8v13.5c2.9 0 6 .6 8.5 2.5 2.5-1.9 5.6-2.5 8.5-2.5V8c-2.9 0-6 .6-8.5 2.5Z"
          className="fill-on-accent"
        />
        <path d="M16 10.5V24" className="stroke-accent" strokeWidth="1.6" />
      </svg>
      <span className="font-title text-xl font-semibold tracking-tight max-[22rem]:hidden">Quire</span>
    </span>
  );
}
