/** Shown for an empty page after a full one, since only there is it known that the list has ended. */
export function EndOfList() {
  return <p className="mt-6 text-muted">No older documents. You have reached the end of the list.</p>;
}
