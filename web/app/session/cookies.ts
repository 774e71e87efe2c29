export type CookieJar = {
  read(header: string | null, name: string): string | null;
  write(name: string, value: string, seconds: number): string;
  clear(name: string): string;
};

// Browsers drop a larger cookie without a word.
const largestCookie = 4096;

/** Cookies for the server alone. Over https their prefix binds them to this very host. */
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
    read(header, name) {
      const pairs = (header ?? '').split(';').map((pair) => pair.trim());
      const found = pairs.find((pair) => pair.startsWith(`${fullName(name)}=`));
      return found?.slice(fullName(name).length + 1) || null;
    },
  };
}
