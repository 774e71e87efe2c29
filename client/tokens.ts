/** The user pool's tokens for a signed-in person. `expiresAt` is when the access token expires. */
export type Tokens = { accessToken: string; refreshToken: string; expiresAt: Date };
