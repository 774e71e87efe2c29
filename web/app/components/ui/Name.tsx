/** A name inside a sentence; one that is written from right to left does not turn the words around it. */
export function Name({ children }: { children: string }) {
  return <bdi>{children}</bdi>;
}
