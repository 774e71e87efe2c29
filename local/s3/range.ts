import { S3Error } from './errors';

/** From `start` up to, but not including, `end`. */
export type Range = { start: number; end: number };

/** The range that a request asks for; undefined if S3 answers with the whole object: for several ranges, or an invalid one. */
export function rangeOf(header: string | undefined, size: number): Range | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  if (first !== '' && last !== '' && Number(first) > Number(last)) return undefined;
  const range = first === '' ? suffix(Number(last), size) : { start: Number(first), end: endOf(last, size) };
  if (range.start < range.end) return range;
  const headers = { 'content-range': `bytes */${size}` };
  throw new S3Error('InvalidRange', 'The requested range is not satisfiable', headers);
}

function suffix(length: number, size: number): Range {
  return { start: Math.max(size - length, 0), end: length === 0 ? 0 : size };
}

function endOf(last: string, size: number): number {
  return last === '' ? size : Math.min(Number(last) + 1, size);
}
