type Item = { id: string; revision: number };

type Page<Listed> = { items: Listed[]; nextToken: string | null };

/**
 * Reads a whole list, newest change first, even though it changes meanwhile. A changed item moves to the front, which was read
 * already: so the front is read again until it meets items that are known.
 */
export async function walk<Listed extends Item>(
  read: (nextToken: string | null) => Promise<Page<Listed>>,
): Promise<Listed[]> {
  const seen = new Map<string, Listed>();
  for (;;) {
    const { items, pages } = await round(read, ({ id, revision }) => seen.get(id)?.revision === revision);
    const before = [...seen.values()];
    seen.clear();
    for (const item of [...items, ...before]) if (!seen.has(item.id)) seen.set(item.id, item);
    // A single page is consistent in itself.
    if (pages <= 1) return [...seen.values()];
  }
}

/** Reads from the front to the end of the list, or to an item that is known. */
async function round<Listed>(
  read: (nextToken: string | null) => Promise<Page<Listed>>,
  isKnown: (item: Listed) => boolean,
) {
  const items: Listed[] = [];
  for (let token: string | null = null, pages = 1; ; pages += 1) {
    const page: Page<Listed> = await read(token);
    const known = page.items.findIndex(isKnown);
    items.push(...page.items.slice(0, known === -1 ? undefined : known));
    if (known !== -1 || page.nextToken === null) return { items, pages };
    token = page.nextToken;
  }
}
