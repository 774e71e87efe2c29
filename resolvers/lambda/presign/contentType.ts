import { kinds, type Kind, type Signature } from './kinds';

/** What a file is said to be. */
type Declared = { name: string; mimeType: string; size: number };

const unknown = 'application/octet-stream';

/** How many bytes from its beginning tell what a file is. */
export const headLength = 512;

/**
 * The type to store: the declared one where the name's ending and the first bytes agree with it, else
 * application/octet-stream. `readHead` is called only where the kind is known by its bytes.
 */
export async function contentTypeOf(
  { name, mimeType, size }: Declared,
  readHead: () => Promise<Uint8Array>,
): Promise<string> {
  const ending = endingOf(name);
  const candidates = kinds.filter(
    ({ endings, types }) => types.includes(mimeType) && (ending === null || endings.includes(ending)),
  );
  if (candidates.some(({ magic }) => !magic)) return mimeType;
  if (candidates.length === 0 || size === 0) return unknown;
  const head = Buffer.from(await readHead()).toString('latin1');
  return candidates.some((candidate) => fits(candidate, head)) ? mimeType : unknown;
}

function fits({ magic = [] }: Kind, head: string): boolean {
  const isThere = ({ at, bytes }: Signature) => head.startsWith(bytes, at);
  return magic.some((signatures) => signatures.every(isThere));
}

/** In lower case; null for a name that says nothing of its kind. */
function endingOf(name: string): string | null {
  return /.\.([A-Za-z0-9]{1,10})$/su.exec(name)?.[1]?.toLowerCase() ?? null;
}
