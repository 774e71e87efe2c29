/** The product's limits, one home for each number; the SDL and the docs state them in words. */

/** Bytes of one file: 50 GiB. */
export const largestFile = 53_687_091_200;

/** Characters of a person's name as others see it, whatever the user pool holds. */
export const longestPersonName = 80;
