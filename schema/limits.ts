/** The product's limits, one home for each number; the SDL and the docs state them in words. */

/** Bytes of one file: 50 GiB. */
export const largestFile = 53_687_091_200;

/** Characters of a person's name as others see it, whatever the user pool holds. */
export const longestPersonName = 80;

/** Uploads that one person has open at once, to whatever documents. */
export const mostOpenUploads = 1_000;

/** Documents that one person owns, those in the trash and those whose first upload is open among them. */
export const mostDocuments = 100_000;
