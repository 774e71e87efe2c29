import { XMLParser } from 'fast-xml-parser';

/** `util.xml`, as far as AWS documents it: elements, their text, numbers, and a list for those that come again. */
export const xml = {
  toMap,
  toJsonString: (text: string, isEncoded = false) => {
    const json = JSON.stringify(toMap(text));
    return isEncoded ? JSON.stringify(json) : json;
  },
};

function toMap(text: string): unknown {
  // It may define entities that grow without bound.
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Error('XML with a document type is not built in local/appsync.');
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeValueProcessor: refuseAttribute,
    ignorePiTags: true,
    numberParseOptions: { hex: false, leadingZeros: false, eNotation: false },
  });
  // Its attributes would be taken for those of an element.
  return parser.parse(text.replace(/^\s*<\?xml\b[^?]*\?>/, ''), true);
}

function refuseAttribute(name: string): never {
  throw new Error(
    `XML with attributes (${name}) is not built in local/appsync: what AppSync makes of them is not told.`,
  );
}
