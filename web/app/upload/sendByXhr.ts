import { UnreachableError } from '../../../desktop/reach';
import type { Send } from '../../../desktop/store';

/** XMLHttpRequest, because `fetch` does not say how far it has come. */
export const sendByXhr: Send = ({ method, url, headers }, body, { tell, signal }) =>
  new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    const stop = () => sending.abort();
    sending.open(method, url);
    for (const { name, value } of headers) sending.setRequestHeader(name, value);
    sending.upload.onprogress = ({ loaded }) => tell(loaded);
    sending.onload = () => resolve(sending.status);
    sending.onerror = () => reject(new UnreachableError('The bytes did not get through'));
    sending.onabort = () => reject(new DOMException('Stopped', 'AbortError'));
    sending.onloadend = () => signal.removeEventListener('abort', stop);
    signal.addEventListener('abort', stop, { once: true });
    sending.send(body);
  });
