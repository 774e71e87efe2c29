/** The product's limits, one home for each number; the SDL and the docs state them in words. */

/** Bytes of one file: 50 GiB. */
export const largestFile = 53_687_091_200;

/** Bytes that one PUT carries: 16 MiB. A larger file is sent in parts. */
export const largestPut = 16_777_216;

/** Parts whose PUTs are signed in one call; as many missing ones are told at once. */
export const mostPartsAtOnce = 50;

/** Seconds that an upload in one PUT may take. */
export const uploadSeconds = 3_600;

/** Days that an upload in parts may take. */
export const multipartUploadDays = 7;

/** Days that the bytes of a save stay which lost a conflict. */
export const losingBytesDays = 7;

/** Seconds in which a signed request may be begun: too few for it to be passed around. */
export const signedSeconds = 60;

/** Days in the trash, after which a document is deleted. */
export const trashDays = 30;

/** Days that the feed keeps a change. */
export const feedDays = 30;

/** Items of a page, of a list as of the feed: the most that may be asked for, and how many come unasked. */
export const largestPage = 100;
export const usualPage = 50;

/** The largest page of what others share with the caller: each item takes two rows at most, and one batch a hundred. */
export const largestSharedPage = 50;

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

/** Bytes of UTF-8 that a device's name may have, and those of the program and of the platform that it begins with. */
export const longestDeviceName = 80;
export const longestClientVersion = 40;

/** Seconds from the approval of a device's sign-in in which its program redeems the pool's code, which lives for 300. */
export const approvedLoginSeconds = 240;

/** Seconds since the last sign-in in which a person may let a device in. */
export const freshSignInSeconds = 600;

/** Devices that one call revokes: DynamoDB's limit for a transaction. */
export const mostDevicesRevoked = 100;

/** Wrong user codes that one person enters within an hour. */
export const mostWrongCodes = 10;

/** In an hour of the clock, from one network and from everywhere: sign-ins of devices that begin, and user codes that are wrong. */
export const mostCodesAnHour = {
  STARTED: { network: 300, everywhere: 6_000 },
  WRONG: { network: 300, everywhere: 3_000 },
};

/** Bytes of UTF-8 of a document's name. */
export const longestName = 255;

/** Characters of an e-mail address. */
export const longestAddress = 254;

/** Shares of one document, invites among them. */
export const mostShares = 500;

/** Links of one document. */
export const mostLinks = 100;

/** Characters of a link's password. */
export const shortestPassword = 8;
export const longestPassword = 128;

/** Days for which a repeated request finds the link that it made. */
export const linkRequestDays = 1;

/** What `downloadLimit` of a link can be. */
export const largestDownloadLimit = 1_000_000;

/** Seconds that an access or id token is good for: as long at most it outlives a session that only the pool knows has ended. */
export const accessTokenSeconds = 900;

/** Seconds from a sign-in to the end of its last refresh token: 30 days. */
export const refreshTokenSeconds = 2_592_000;

/** Sessions of one person that are kept as ended; with them the row is still read for one unit. */
export const mostEndedSessions = 50;
