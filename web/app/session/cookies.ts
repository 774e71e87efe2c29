type CookieJar = {
  read(header: string | null, name: string): string | null;
  /** The names with this prefix, the oldest cookie first. */
  names(header: string | null, beginning: string): string[];
  write(name: string, value: string, seconds: number): string;
  clear(name: string): string;
};

// Browsers silently drop a larger cookie.
const largestCookie = 4096;

/** Cookies that only the server reads. Over https their prefix binds them to this host. */
export function createCookieJar(webOrigin: string): CookieJar {
  const isSecure = webOrigin.startsWith('https:');
  const fullName = (name: string) => `${isSecure ? '__Host-' : ''}quire_${name}`;
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  const write = (name: string, value: string, seconds: number) => {
    const pair = `${fullName(name)}=${value}`;
    if (pair.length > largestCookie) throw new Error(`The cookie ${name} is larger than browsers keep.`);
    return `${pair}; Max-Age=${Math.max(0, Math.floor(seconds))}; ${attributes}`;
  };
  return {
    write,
    clear: (name) => write(name, '', 0),
    names(header, beginning) {
      const found = pairsOf(header).filter((pair) => pair.startsWith(fullName(beginning)));
      return found.map((pair) => pair.slice(fullName('').length, pair.indexOf('=')));
    },
    read(header, name) {
      const found = pairsOf(header).find((pair) => pair.startsWith(`${fullName(name)}=`));
      return found?.slice(fullName(name).length + 1) || null;
    },
  };
}

const pairsOf = (header: string | null) => (header ?? '').split(';').map((pair) => pair.trim());
