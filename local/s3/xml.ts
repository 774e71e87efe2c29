import { XMLParser } from 'fast-xml-parser';
import type { ZodType } from 'zod';
import { notImplemented, S3Error } from './errors';

/** An element: its name, and its text or children; null children are left out. */
export type Xml = [name: string, content: string | number | boolean | (Xml | null)[]];

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

export function renderXml([name, content]: Xml): string {
  const attribute = name === 'Error' ? '' : ` xmlns="${namespace}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name}${attribute}>${renderContent(content)}</${name}>`;
}

/**
 * Parses a request's XML. Throws MalformedXML if it is not well-formed or not of this shape; an element that a strict shape does
 * not have is refused by name.
 */
export function parseXml<T>(text: string, shape: ZodType<T>, lists: string[]): T {
  const parsed = shape.safeParse(parse(text, lists));
  if (parsed.success) return parsed.data;
  const unknown = parsed.error.issues.find((issue) => issue.code === 'unrecognized_keys');
  if (unknown) throw notImplemented(`The element ${unknown.keys[0]}`);
  throw malformed();
}

function parse(text: string, lists: string[]): unknown {
  // Entities could expand without bound; S3 accepts none either.
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw malformed();
  // A key may begin or end with a space, or look like a number.
  const parser = new XMLParser({ parseTagValue: false, trimValues: false, isArray: (name) => lists.includes(name) });
  try {
    return parser.parse(text, true);
  } catch {
    throw malformed();
  }
}

function malformed(): S3Error {
  const message = 'The XML you provided was not well-formed or did not validate against our published schema';
  return new S3Error('MalformedXML', message);
}

function renderContent(content: Xml[1]): string {
  if (!Array.isArray(content)) return escapeXml(String(content));
  return content.map((child) => (child ? `<${child[0]}>${renderContent(child[1])}</${child[0]}>` : '')).join('');
}

function escapeXml(text: string): string {
  // eslint-disable-next-line no-control-regex -- a key may hold control characters, which XML has only as references
  return text.replace(/[&<>"\u0000-\u001f]/g, (char) => entities[char] ?? `&#x${char.charCodeAt(0).toString(16)};`);
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
