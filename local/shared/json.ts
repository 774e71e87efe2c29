// Our own limit: recursive code has enough stack for this depth, and no client needs more.
const deepestNesting = 100;

const [quote, backslash] = ['"'.charCodeAt(0), '\\'.charCodeAt(0)];
const [opening, closing] = ['[{', ']}'].map((brackets) => [...brackets].map((each) => each.charCodeAt(0)));

/** Parses a text that came from outside; undefined if it is not JSON or is nested too deeply. */
export function jsonOf(text: string): unknown {
  if (nestingOf(text) > deepestNesting) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function nestingOf(text: string): number {
  let [deepest, nesting] = [0, 0];
  let isInText = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === quote) isInText = !isInText;
    else if (isInText) index += code === backslash ? 1 : 0;
    else if (opening?.includes(code)) deepest = Math.max(deepest, (nesting += 1));
    else if (closing?.includes(code)) nesting -= 1;
  }
  return deepest;
}
