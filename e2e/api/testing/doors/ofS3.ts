import type { Doors } from './door';

const signedQuery = (s: string) =>
  `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${s}%2F20260101%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20260101T000000Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature=${s}&X-Amz-Security-Token=${s}`;

/** Requests to S3. `signed` is the path and query of a signed download. */
export function ofS3(bucket: string, signed: string): Doors {
  return {
    'a presigned address': (s) => ({ target: `/${bucket}/key?${signedQuery(s)}` }),
    'a presigned address, broken': (s) => ({ target: `/${bucket}/key?${signedQuery(s)}%zz&%` }),
    'a presigned address that was changed': (s) => ({ target: signed.replace(/Signature=\w+/, `Signature=${s}`) }),
    'a presigned address with a token': (s) => ({ target: `${signed}&X-Amz-Security-Token=${s}` }),
    'a presigned address of a whole one': (s) => ({ target: `http://${s}${signed}%&X-Amz-Signature=${s}` }),
    'a presigned PUT': (s) => ({
      method: 'PUT',
      target: `/${bucket}/${s}?${signedQuery(s)}`,
      headers: { 'x-amz-meta-secret': s, 'content-md5': s },
      body: s,
    }),
    'the name of a bucket': (s) => ({ target: `/${s}/${s}?${signedQuery(s)}` }),
    'XML that is none': (s) => ({
      method: 'POST',
      target: `/${bucket}?delete&${signedQuery(s)}`,
      body: `<Delete><${s}`,
    }),
  };
}
