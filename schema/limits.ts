/** The product's limits, one home for each number; the SDL and the docs state them in words. */

/** Bytes of one file: 50 GiB. */
export const largestFile = 53_687_091_200;

/** Characters of a person's name as others see it, whatever the user pool holds. */
export const longestPersonName = 80;

/** Uploads that one person has open at once, to whatever documents. */
export const mostOpenUploads = 1_000;

/** Documents that one person owns, those in the trash and those whose first upload is open among them. */
export const mostDocuments = 100_000;

/** Links that one person makes in a day of the clock (UTC), whatever becomes of them. */
export const mostLinksADay = 1_000;

/** Mails that one person causes in a day of the clock (UTC) by sharing; what is shared beyond is shared, but not told. */
export const mostShareMailsADay = 200;

/** Of these to one address, however often it is shared with and taken away. */
export const mostShareMailsFromOneADay = 5;

/** The same to one address by whomever. */
export const mostShareMailsToOneADay = 50;

/** Shares that one person gives in a day of the clock (UTC), invites among them; each is counted a moment after it is given. */
export const mostSharesADay = 1_000;

/** Wrong user codes that one person enters within an hour. */
export const mostWrongCodes = 10;

/** In an hour of the clock, from one network and from everywhere: sign-ins of devices that begin, and user codes that are wrong. */
export const mostCodesAnHour = {
  STARTED: { network: 300, everywhere: 6_000 },
  WRONG: { network: 300, everywhere: 3_000 },
};

/** Bytes of UTF-8 of a document's name. */
export const longestName = 255;

/** Shares of one document, invites among them. */
export const mostShares = 500;

/** Links of one document. */
export const mostLinks = 100;

/** Characters of a link's password. */
export const shortestPassword = 8;
export const longestPassword = 128;

/** What `downloadLimit` of a link can be. */
export const largestDownloadLimit = 1_000_000;

/** Seconds that an access or id token is good for: as long at most it outlives a session that only the pool knows has ended. */
export const accessTokenSeconds = 900;

/** Seconds from a sign-in to the end of its last refresh token: 30 days. */
export const refreshTokenSeconds = 2_592_000;

/** Sessions of one person that are kept as ended; with them the row is still read for one unit. */
export const mostEndedSessions = 50;
