/** A name inside a sentence: one that is written from right to left turns itself around, and not the words beside it. */
export function Name({ children }: { children: string }) {
  return <bdi>{children}</bdi>;
}
