import { EndOfList } from '~/components/EndOfList';
import { EmptyState } from '~/components/ui/EmptyState';

/** Says what to do next when there is no document yet. */
export function EmptyShelf({ isFirst }: { isFirst: boolean }) {
  if (!isFirst) return <EndOfList />;
  return (
    <EmptyState picture={<Picture />} title="No documents yet">
      <span className="unscripted:hidden">Drop files anywhere on this page, or press Upload. </span>
      Files of any kind, as large as your space.
    </EmptyState>
  );
}

function Picture() {
  return (
    <svg viewBox="0 0 160 112" className="mx-auto w-44" aria-hidden="true">
      <g className="fill-sheet stroke-line" strokeWidth="2" strokeLinejoin="round">
        <path d="M28 40h44l14 14v46H28Z" transform="rotate(-9 57 70)" />
        <path d="M76 40h44l14 14v46H76Z" transform="rotate(9 105 70)" />
        <path d="M52 26h44l14 14v60H52Z" />
      </g>
      <path d="M96 26v10a4 4 0 0 0 4 4h10Z" className="fill-accent-soft" />
      <path
        d="M81 84V56m-12 12 12-12 12 12"
        className="stroke-accent"
        fill="none"
        strokeWidth="4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
