// Java's classes of characters that JavaScript does not know, without their outer brackets.
const classes: Record<string, string> = {
  Alpha: 'A-Za-z',
  Digit: '0-9',
  Alnum: 'A-Za-z0-9',
  Upper: 'A-Z',
  Lower: 'a-z',
  ASCII: '\\x00-\\x7f',
  XDigit: '0-9A-Fa-f',
  Blank: ' \\t',
  Space: ' \\t\\n\\x0b\\f\\r',
  Cntrl: '\\x00-\\x1f\\x7f',
  Punct: '!-\\/:-@\\[-`{-~',
  Graph: '!-~',
  Print: ' -~',
};

const notBuilt: [RegExp, string][] = [
  [/[*+?}]\+/, 'possessive quantifiers'],
  [/\(\?>/, 'atomic groups'],
  [/\\[QEGRXh]/, 'this escape'],
];

const aClass = /\[(?:\\[\s\S]|[^\]\\])*\]/g;

/** A pattern of Java's as a RegExp that has to cover the whole value. Throws for what the two do not share. */
export function javaPattern(pattern: string): RegExp {
  const [all = '', flags = ''] = /^\(\?([a-z]+)\)/.exec(pattern) ?? [];
  const body = pattern.slice(all.length);
  if (/[^ims]/.test(flags)) throw unbuilt(pattern, `the flag ${flags}`);
  // JavaScript would take it for two characters.
  if (inClasses(body).includes('&&')) throw unbuilt(pattern, 'an intersection of classes');
  // In a class these are characters like others.
  const outside = body.replace(aClass, '[]').replace(/\\[pP]\{\w+\}|\\[^QEGRXh]/g, 'x');
  const missing = notBuilt.find(([form]) => form.test(outside));
  if (missing) throw unbuilt(pattern, missing[1]);
  const isUnicode = /\\[pP]\{(?!Alpha|Digit|Alnum|Upper|Lower|ASCII|XDigit|Blank|Space|Cntrl|Punct|Graph|Print)/.test(
    body,
  );
  return new RegExp(`^(?:${translated(body)})$`, flags + (isUnicode ? 'u' : ''));
}

/** What stands in classes of characters, escapes and what is escaped apart. */
function inClasses(body: string): string {
  const unescaped = body.replace(/\\[\s\S]/g, 'x');
  return (unescaped.match(aClass) ?? []).join('');
}

function translated(body: string): string {
  let isInClass = false;
  return body.replace(/\\([pP])\{(\w+)\}|\\[\s\S]|[[\]]/g, (found, kind?: string, name = '') => {
    if (found === '[' || found === ']') isInClass = found === '[';
    if (found === '\\A' || found === '\\z') return found === '\\A' ? '(?<![\\s\\S])' : '(?![\\s\\S])';
    const members = kind === undefined ? undefined : classes[String(name)];
    if (members === undefined) return found;
    if (isInClass && kind === 'P') throw unbuilt(body, 'a negated class within another');
    return isInClass ? members : `[${kind === 'P' ? '^' : ''}${members}]`;
  });
}

function unbuilt(pattern: string, what: string): Error {
  return new Error(`The pattern ${pattern} has ${what}, not built in local/appsync.`);
}
