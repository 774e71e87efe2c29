/** Says of each call whether it is one too many within its second. */
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
