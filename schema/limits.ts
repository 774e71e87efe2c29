/** The product's limits, each defined once here; the SDL and the docs state them in words. */

/** The largest file, in bytes: 50 GiB. */
export const largestFile = 53_687_091_200;

/** The largest file that is sent in one PUT, in bytes: 16 MiB. A larger one is sent in parts. */
export const largestPut = 16_777_216;

/** Parts that one call signs, and missing parts that one error lists. */
export const mostPartsAtOnce = 50;

/** Seconds that an upload in one PUT may take. */
export const uploadSeconds = 3_600;

/** Days that an upload in parts may take. */
export const multipartUploadDays = 7;

/** Days that the bytes of a save are kept after it lost a conflict. */
export const losingBytesDays = 7;

/** Seconds within which a signed request must begin: too few to pass it around. */
export const signedSeconds = 60;

/** Days in the trash, after which a document is deleted. */
export const trashDays = 30;

/** Days that the feed keeps a change. */
export const feedDays = 30;

/** Items on a page of a list or of the feed: the most a client may ask for, and the default. */
export const largestPage = 100;
export const usualPage = 50;

/** The largest page of documents shared with the caller: each takes up to two rows, and a batch reads 100. */
export const largestSharedPage = 50;

/** Characters of a person's name as others see it; the user pool allows more. */
export const longestPersonName = 80;

/** Uploads that one person has open at once, to whatever documents. */
export const mostOpenUploads = 1_000;

/** Documents that one person owns, including those in the trash and those whose first upload is open. */
export const mostDocuments = 100_000;

/** Links that one person makes in a calendar day (UTC), including deleted ones. */
export const mostLinksADay = 1_000;

/** Mails that one person causes by sharing in a calendar day (UTC); further shares are given without a mail. */
export const mostShareMailsADay = 200;

/** Mails of these to one address, so that nobody is flooded by sharing and unsharing. */
export const mostShareMailsFromOneADay = 5;

/** Mails about shares to one address in a calendar day (UTC), from all people together. */
export const mostShareMailsToOneADay = 50;

/** Shares and invites that one person gives in a calendar day (UTC); each is counted a moment later. */
export const mostSharesADay = 1_000;

/** Bytes of UTF-8 in the name of a device, and in the program's name and the platform that it starts with. */
export const longestDeviceName = 80;
export const longestClientVersion = 40;

/** Seconds that a program has to redeem the pool's code after the approval; the code lives for 300. */
export const approvedLoginSeconds = 240;

/** Seconds after signing in during which a person may approve a device. */
export const freshSignInSeconds = 600;

/** Devices that one call revokes: DynamoDB's limit for a transaction. */
export const mostDevicesRevoked = 100;

/** Wrong user codes that one person enters within an hour. */
export const mostWrongCodes = 10;

/** Device sign-ins started and wrong user codes in a clock hour, for one network and for all together. */
export const mostCodesAnHour = {
  STARTED: { network: 300, everywhere: 6_000 },
  WRONG: { network: 300, everywhere: 3_000 },
};

/** Bytes of UTF-8 in a document's name. */
export const longestName = 255;

/** Characters in an e-mail address. */
export const longestAddress = 254;

/** Shares and invites of one document. */
export const mostShares = 500;

/** Links of one document. */
export const mostLinks = 100;

/** Characters in a link's password. */
export const shortestPassword = 8;
export const longestPassword = 128;

/** Days during which a repeated request finds the link that it made. */
export const linkRequestDays = 1;

/** The largest `downloadLimit` of a link. */
export const largestDownloadLimit = 1_000_000;

/** Seconds that an access or id token is valid, even if its session has meanwhile ended at the pool. */
export const accessTokenSeconds = 900;

/** Seconds from a sign-in to the end of its last refresh token: 30 days. */
export const refreshTokenSeconds = 2_592_000;

/** Ended sessions kept for one person; with this many the row still costs one read unit. */
export const mostEndedSessions = 50;
