/** What a person would call a file, and the family that its icon belongs to. */
type Kind = { family: Family; words: string };

export type Family =
  'text' | 'sheet' | 'slides' | 'drawing' | 'pdf' | 'image' | 'audio' | 'video' | 'archive' | 'code' | 'other';

const opendocument = 'application/vnd.oasis.opendocument.';
const openxml = 'application/vnd.openxmlformats-officedocument.';

const kinds = new Map<string, Kind>(
  Object.entries({
    [`${opendocument}text`]: { family: 'text', words: 'OpenDocument text' },
    [`${opendocument}spreadsheet`]: { family: 'sheet', words: 'OpenDocument spreadsheet' },
    [`${opendocument}presentation`]: { family: 'slides', words: 'OpenDocument presentation' },
    [`${opendocument}graphics`]: { family: 'drawing', words: 'OpenDocument drawing' },
    [`${openxml}wordprocessingml.document`]: { family: 'text', words: 'Word document' },
    [`${openxml}spreadsheetml.sheet`]: { family: 'sheet', words: 'Excel workbook' },
    [`${openxml}presentationml.presentation`]: { family: 'slides', words: 'PowerPoint presentation' },
    'application/msword': { family: 'text', words: 'Word document' },
    'application/vnd.ms-excel': { family: 'sheet', words: 'Excel workbook' },
    'application/vnd.ms-powerpoint': { family: 'slides', words: 'PowerPoint presentation' },
    'application/rtf': { family: 'text', words: 'Rich text' },
    'application/pdf': { family: 'pdf', words: 'PDF document' },
    'application/epub+zip': { family: 'text', words: 'E-book' },
    'application/zip': { family: 'archive', words: 'ZIP archive' },
    'application/gzip': { family: 'archive', words: 'Compressed archive' },
    'application/x-tar': { family: 'archive', words: 'Archive' },
    'application/x-7z-compressed': { family: 'archive', words: '7-Zip archive' },
    'application/json': { family: 'code', words: 'JSON data' },
    'application/xml': { family: 'code', words: 'XML data' },
    'text/plain': { family: 'text', words: 'Plain text' },
    'text/markdown': { family: 'text', words: 'Markdown' },
    'text/csv': { family: 'sheet', words: 'CSV table' },
    'text/html': { family: 'code', words: 'Web page' },
    'image/svg+xml': { family: 'drawing', words: 'SVG drawing' },
  }),
);

const families = new Map<string, { family: Family; noun: string }>(
  Object.entries({
    image: { family: 'image', noun: 'image' },
    audio: { family: 'audio', noun: 'audio' },
    video: { family: 'video', noun: 'video' },
    text: { family: 'code', noun: 'text' },
  }),
);

export function kindOf(mimeType: string, name: string): Kind {
  const known = kinds.get(mimeType);
  if (known) return known;
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toUpperCase();
  const { family, noun } = families.get(mimeType.split('/')[0] ?? '') ?? { family: 'other', noun: 'file' };
  return { family, words: ending ? `${ending} ${noun}` : capitalized(noun) };
}

const capitalized = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
