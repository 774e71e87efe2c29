/** An illustration: a window is saved, and its versions are kept in the cloud. */
export function SavingPicture() {
  return (
    <svg
      viewBox="0 0 440 340"
      className="mt-12 w-full md:mt-0"
      role="img"
      aria-label="A document in an application is saved to a stack of its versions in the cloud"
    >
      <path
        d="M196 96a62 62 0 0 1 118-22 50 50 0 0 1 74 42 46 46 0 0 1-8 92H206a56 56 0 0 1-10-112Z"
        className="fill-accent-soft"
      />
      <Versions />
      <ApplicationWindow />
      <path
        d="M176 214c34 10 60 4 80-22m-4 17 5-18-18 3"
        className="stroke-accent"
        fill="none"
        strokeWidth="4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

function ApplicationWindow() {
  return (
    <g>
      <rect x="8" y="128" width="196" height="150" rx="12" className="fill-sheet stroke-line" strokeWidth="2" />
      <path d="M8 154h196" className="stroke-line" strokeWidth="2" />
      <g className="fill-line">
        <circle cx="24" cy="141" r="4" />
        <circle cx="38" cy="141" r="4" />
        <circle cx="52" cy="141" r="4" />
      </g>
      <rect x="52" y="168" width="108" height="96" rx="3" className="fill-paper stroke-line" strokeWidth="1.5" />
      <path d="M66 184h44" className="stroke-ink" strokeWidth="5" strokeLinecap="round" />
      <path d="M66 200h80M66 212h80M66 224h62" className="stroke-line" strokeWidth="4" strokeLinecap="round" />
      <path d="M66 240h26v14H66Z" className="fill-table" opacity="0.7" />
      <path d="M100 254v-8m10 8v-14m10 14v-10m10 10v-18" className="stroke-slides" strokeWidth="5" />
    </g>
  );
}

function Versions() {
  return (
    <g strokeWidth="2" strokeLinejoin="round">
      <path d="M296 62h58l18 18v78h-76Z" className="fill-sheet stroke-line" opacity="0.6" />
      <path d="M280 78h58l18 18v78h-76Z" className="fill-sheet stroke-line" opacity="0.85" />
      <path d="M264 94h58l18 18v78h-76Z" className="fill-sheet stroke-line" />
      <path d="M322 94v14a4 4 0 0 0 4 4h14Z" className="fill-accent-soft stroke-line" />
      <path d="M276 114h30" className="stroke-ink" strokeWidth="5" strokeLinecap="round" />
      <path d="M276 130h50M276 142h50M276 154h38" className="stroke-line" strokeWidth="4" strokeLinecap="round" />
      <circle cx="338" cy="188" r="20" className="fill-good stroke-sheet" strokeWidth="4" />
      <path
        d="m329 188 7 7 12-13"
        className="stroke-sheet"
        fill="none"
        strokeWidth="4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </g>
  );
}
