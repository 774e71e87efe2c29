import { UnreachableError } from '#client/reach';
import type { Send } from '#client/store';
import { readable } from '#client/blobBytes';

// A network that has gone without a word never says so.
const stillMilliseconds = 30_000;

/** XMLHttpRequest, because `fetch` does not say how far it has come. */
export const sendByXhr: Send = ({ method, url, headers }, body, { tell, signal }) =>
  new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    const stop = () => sending.abort();
    const unreached = () => reject(new UnreachableError('The bytes did not get through'));
    const standStill = () => {
      unreached();
      stop();
    };
    let still = setTimeout(standStill, stillMilliseconds);
    sending.open(method, url);
    for (const { name, value } of headers) sending.setRequestHeader(name, value);
    sending.upload.onprogress = ({ loaded }) => {
      clearTimeout(still);
      still = setTimeout(standStill, stillMilliseconds);
      tell(loaded);
    };
    sending.onload = () => resolve(sending.status);
    // A browser says the same of a file that has changed as of a network that has gone.
    sending.onerror = () => void readable(new Blob([body]).slice(0, 1)).then(unreached, reject);
    sending.onabort = () => reject(new DOMException('Stopped', 'AbortError'));
    sending.onloadend = () => {
      clearTimeout(still);
      signal.removeEventListener('abort', stop);
    };
    signal.addEventListener('abort', stop, { once: true });
    sending.send(body);
  });
