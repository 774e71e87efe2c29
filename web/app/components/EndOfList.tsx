/** The page behind a last one that was full: whether it was the last one is known only there. */
export function EndOfList() {
  return <p className="mt-6 text-muted">No older documents. You have reached the end of the list.</p>;
}
