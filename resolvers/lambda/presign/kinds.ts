/** Bytes at an offset; each character is one byte. */
export type Signature = { at: number; bytes: string };

/** What files of a kind are called, declared as and begin with: `magic` has alternatives, of each all signatures. */
export type Kind = { endings: string[]; types: string[]; magic?: Signature[][] };

const kind = (endings: string, types: string, magic?: Signature[][]): Kind => ({
  endings: endings.split(' '),
  types: types.split(' '),
  ...(magic ? { magic } : {}),
});

const beginning = (...alternatives: string[]): Signature[][] => alternatives.map((bytes) => [{ at: 0, bytes }]);
const riff = (form: string): Signature[][] => [
  [
    { at: 0, bytes: 'RIFF' },
    { at: 8, bytes: form },
  ],
];
const isoMedia = (...brands: string[]): Signature[][] => brands.map((brand) => [{ at: 4, bytes: `ftyp${brand}` }]);

const zip = 'PK\x03\x04';
const compoundFile = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const matroska = '\x1a\x45\xdf\xa3';

/** An OpenDocument package says its type in its first entry, stored as it is and without an extra field. */
const openDocument = (ending: string, subtype: string): Kind => {
  const type = `application/vnd.oasis.opendocument.${subtype}`;
  return kind(ending, type, [
    [
      { at: 0, bytes: zip },
      { at: 30, bytes: `mimetype${type}` },
    ],
  ]);
};

const openXml = (endings: string, types: string): Kind => {
  const names = types.replaceAll('~', 'application/vnd.openxmlformats-officedocument.');
  // A password-protected file is a compound file.
  return kind(endings, names, beginning(zip, compoundFile));
};

/** All kinds that are stored as what they are declared; everything else is application/octet-stream. */
export const kinds: Kind[] = [
  openDocument('odt', 'text'),
  openDocument('ott', 'text-template'),
  openDocument('odm', 'text-master'),
  openDocument('ods', 'spreadsheet'),
  openDocument('ots', 'spreadsheet-template'),
  openDocument('odp', 'presentation'),
  openDocument('otp', 'presentation-template'),
  openDocument('odg', 'graphics'),
  openDocument('otg', 'graphics-template'),
  openDocument('odf', 'formula'),
  openDocument('odc', 'chart'),
  openDocument('odb', 'database'),
  openXml('docx', '~wordprocessingml.document'),
  openXml('dotx', '~wordprocessingml.template'),
  openXml('docm', 'application/vnd.ms-word.document.macroenabled.12'),
  openXml('xlsx', '~spreadsheetml.sheet'),
  openXml('xltx', '~spreadsheetml.template'),
  openXml('xlsm', 'application/vnd.ms-excel.sheet.macroenabled.12'),
  openXml('pptx', '~presentationml.presentation'),
  openXml('ppsx', '~presentationml.slideshow'),
  openXml('potx', '~presentationml.template'),
  openXml('pptm', 'application/vnd.ms-powerpoint.presentation.macroenabled.12'),
  kind('doc dot', 'application/msword', beginning(compoundFile, '{\\rtf')),
  kind('xls xlt', 'application/vnd.ms-excel', beginning(compoundFile)),
  kind('ppt pps pot', 'application/vnd.ms-powerpoint', beginning(compoundFile)),
  kind('rtf', 'application/rtf text/rtf', beginning('{\\rtf')),
  kind('pdf', 'application/pdf', beginning('%PDF-', '\xef\xbb\xbf%PDF-')),
  kind('epub', 'application/epub+zip', beginning(zip)),

  kind(
    'txt text log md markdown csv tsv css js mjs ts json xml yaml yml toml ini conf tex bib sql srt vtt ics vcf py sh',
    'text/plain text/markdown text/csv text/tab-separated-values text/css text/javascript application/javascript ' +
      'application/json text/json application/xml text/xml text/yaml application/yaml application/x-yaml ' +
      'application/toml text/x-tex application/x-tex application/sql application/x-subrip text/vtt text/calendar ' +
      'text/vcard text/x-vcard text/x-python application/x-sh text/x-sh',
  ),
  kind('fodt fods fodp fodg', 'text/xml application/xml'),
  kind('html htm xhtml', 'text/html application/xhtml+xml'),

  kind('svg', 'image/svg+xml'),
  kind('png', 'image/png', beginning('\x89PNG\r\n\x1a\n')),
  kind('jpg jpeg', 'image/jpeg', beginning('\xff\xd8\xff')),
  kind('gif', 'image/gif', beginning('GIF87a', 'GIF89a')),
  kind('webp', 'image/webp', riff('WEBP')),
  kind('heic heif', 'image/heic image/heif', isoMedia('heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1')),
  kind('avif', 'image/avif', isoMedia('avif', 'avis', 'mif1')),
  kind('bmp', 'image/bmp image/x-ms-bmp', beginning('BM')),
  kind('tif tiff', 'image/tiff', beginning('II*\0', 'MM\0*')),
  kind('ico', 'image/vnd.microsoft.icon image/x-icon', beginning('\0\0\x01\0')),
  kind('psd', 'image/vnd.adobe.photoshop', beginning('8BPS')),

  kind('mp3', 'audio/mpeg audio/mp3', beginning('ID3', '\xff\xfb', '\xff\xfa', '\xff\xf3', '\xff\xf2')),
  kind('wav', 'audio/wav audio/x-wav audio/wave', riff('WAVE')),
  kind('ogg oga opus', 'audio/ogg audio/opus application/ogg', beginning('OggS')),
  kind('flac', 'audio/flac audio/x-flac', beginning('fLaC')),
  kind('m4a', 'audio/mp4 audio/x-m4a', isoMedia('')),
  kind('aac', 'audio/aac', beginning('\xff\xf1', '\xff\xf9', 'ID3')),
  kind('mid midi', 'audio/midi audio/mid', beginning('MThd')),

  kind('mp4 m4v', 'video/mp4 video/x-m4v', isoMedia('')),
  kind('mov', 'video/quicktime', [...isoMedia(''), [{ at: 4, bytes: 'moov' }], [{ at: 4, bytes: 'mdat' }]]),
  kind('3gp', 'video/3gpp', isoMedia('3g')),
  kind('webm', 'video/webm audio/webm', beginning(matroska)),
  kind('mkv', 'video/x-matroska', beginning(matroska)),
  kind('avi', 'video/x-msvideo video/avi', riff('AVI ')),
  kind('mpg mpeg', 'video/mpeg', beginning('\0\0\x01\xba', '\0\0\x01\xb3')),
  kind('ogv', 'video/ogg', beginning('OggS')),
  kind('wmv', 'video/x-ms-wmv', beginning('\x30\x26\xb2\x75\x8e\x66\xcf\x11')),

  kind('zip', 'application/zip application/x-zip-compressed', beginning(zip, 'PK\x05\x06', 'PK\x07\x08')),
  kind('gz tgz', 'application/gzip application/x-gzip', beginning('\x1f\x8b')),
  kind('tar', 'application/x-tar', [[{ at: 257, bytes: 'ustar' }]]),
  kind('7z', 'application/x-7z-compressed', beginning('7z\xbc\xaf\x27\x1c')),
  kind('bz2', 'application/x-bzip2 application/x-bzip', beginning('BZh')),
  kind('xz', 'application/x-xz', beginning('\xfd7zXZ\0')),
  kind('rar', 'application/vnd.rar application/x-rar-compressed', beginning('Rar!\x1a\x07')),
  kind('zst', 'application/zstd', beginning('\x28\xb5\x2f\xfd')),
];
