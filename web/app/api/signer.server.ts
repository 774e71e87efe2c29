import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4, type SignatureV4Init } from '@smithy/signature-v4';

/** Makes the headers that prove to the API that this server sends the body, by Signature Version 4. */
type Signer = (url: string, body: string) => Promise<Record<string, string>>;

/** Signs with the credentials that AWS's own clients would find. */
export function createSigner(
  region: string,
  credentials: SignatureV4Init['credentials'] = defaultProvider(),
  now = () => new Date(),
): Signer {
  const signer = new SignatureV4({ service: 'appsync', region, credentials, sha256: Sha256 });
  return async (url, body) => {
    const { protocol, host, hostname, pathname } = new URL(url);
    const headers = { host, 'content-type': 'application/json' };
    const request = { method: 'POST', protocol, hostname, path: pathname, headers, body };
    const signed = await signer.sign(request, { signingDate: now() });
    const { host: _, ...rest } = signed.headers;
    return rest;
  };
}
