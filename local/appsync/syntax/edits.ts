/** Text that takes the place of a part of a source, by offsets into it. */
export type Edit = { from: number; to: number; text: string };

/** A source with edits made to it, which do not overlap. */
type Edited = {
  code: string;
  /** The offset in the source of an offset in the code. */
  offsetOf: (at: number) => number;
};

export function edited(source: string, edits: Edit[]): Edited {
  const inOrder = edits.toSorted((one, other) => one.from - other.from);
  const pieces = inOrder.map(({ text, to }, index) => text + source.slice(to, inOrder[index + 1]?.from));
  return {
    code: source.slice(0, inOrder[0]?.from) + pieces.join(''),
    offsetOf(at) {
      let shift = 0;
      for (const { from, to, text } of inOrder) {
        if (at < from + shift) break;
        if (at < from + shift + text.length) return from;
        shift += text.length - (to - from);
      }
      return at - shift;
    },
  };
}
