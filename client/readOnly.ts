/** What clients tell people before and after a document is made read-only. */
export const readOnlyMeaning = [
  'Nobody can save a new version of it or rename it after that, and you cannot either.',
  'This is for good: it cannot be switched back.',
  'Everybody who has it can still open and download it, and save a copy as a new document.',
  'It can still be shared, and its owner can still delete it.',
].join(' ');
