export type AccessToken = { accessToken: string; expiresAt: string };

export type TokenSource = {
  /** A token that is good for at least another minute. */
  get: () => Promise<string>;
  /** To be called when the API refused the last one: the next comes fresh from the pool. */
  refuse: () => void;
};

/** Keeps the page's access token in memory and nowhere else; asks for it once however many requests wait. */
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
