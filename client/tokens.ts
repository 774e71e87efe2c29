/** What the user pool gives to whoever has signed in. `expiresAt` is the access token's end. */
export type Tokens = { accessToken: string; refreshToken: string; expiresAt: Date };
