import { cookies, sealer, type Visit } from './session.server';

// Every request carries all of a browser's cookies, and servers limit the size of headers.
const keptAtOnce = 5;

/** Several sealed values for one purpose, each in a cookie of its own that lasts this many seconds. */
export function createSealedCookies(purpose: string, seconds: number) {
  // Names may come from outside.
  const nameOf = (name: string) => `${purpose}_${name.replace(/[^\w-]/g, '').slice(0, 8)}`;
  return {
    async keep({ request, context }: Visit, name: string, value: string): Promise<void> {
      const sealed = await sealer.seal(purpose, value, new Date(Date.now() + seconds * 1000));
      const earlier = cookies.names(request.headers.get('cookie'), `${purpose}_`);
      for (const each of earlier.slice(0, 1 - keptAtOnce)) context.setCookie(cookies.clear(each));
      context.setCookie(cookies.write(nameOf(name), sealed, seconds));
    },

    async find({ request }: Visit, name: string): Promise<string | null> {
      const sealed = cookies.read(request.headers.get('cookie'), nameOf(name));
      const opened = sealed ? await sealer.open(purpose, sealed) : null;
      return opened && opened.value;
    },

    forget({ context }: Visit, name: string): void {
      context.setCookie(cookies.clear(nameOf(name)));
    },
  };
}
