export type AccessToken = { accessToken: string; expiresAt: string };

export type TokenSource = {
  /** Answers with a token that is valid for at least another minute. */
  get: () => Promise<string>;
  /** Call it when the API has refused the last token: the next one comes fresh from the pool. */
  refuse: () => void;
};

/** Keeps the page's access token in memory only, and fetches it once however many requests wait for it. */
export function createTokenSource(fetchToken: (isRenewal: boolean) => Promise<AccessToken>): TokenSource {
  let current: AccessToken | null = null;
  let pending: Promise<AccessToken> | null = null;
  let isRefused = false;
  const isGood = (token: AccessToken) => Date.parse(token.expiresAt) - Date.now() > 60_000;
  const load = async () => {
    try {
      current = await fetchToken(isRefused);
      isRefused = false;
      return current;
    } finally {
      pending = null;
    }
  };
  return {
    async get() {
      if (current && isGood(current)) return current.accessToken;
      pending ??= load();
      return (await pending).accessToken;
    },
    refuse() {
      current = null;
      isRefused = true;
    },
  };
}
