/** Returns a function that tells whether a call exceeds the number allowed in a second. */
export function rateLimit(mostPerSecond: number): () => boolean {
  let second = 0;
  let calls = 0;
  return () => {
    const now = Math.floor(Date.now() / 1000);
    calls = now === second ? calls + 1 : 1;
    second = now;
    return calls > mostPerSecond;
  };
}
