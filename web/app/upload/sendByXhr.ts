import { UnreachableError } from '#client/reach';
import type { Send } from '#client/store';
import { readable } from '#client/blobBytes';

// A network that fails silently fires no event, so a stalled upload is ended after this time.
const stillMilliseconds = 30_000;

/** Uses XMLHttpRequest, because `fetch` does not report the progress of a request. */
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
    // A browser reports a changed file in the same way as a failed network, so the file is checked.
    sending.onerror = () => void readable(new Blob([body]).slice(0, 1)).then(unreached, reject);
    sending.onabort = () => reject(new DOMException('Stopped', 'AbortError'));
    sending.onloadend = () => {
      clearTimeout(still);
      signal.removeEventListener('abort', stop);
    };
    signal.addEventListener('abort', stop, { once: true });
    sending.send(body);
  });
