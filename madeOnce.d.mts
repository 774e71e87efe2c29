/** A folder that `make` has filled, once for the same contents of the files and folders, from the root, that it answers with. */
export function madeOnce(name: string, make: (folder: string) => Promise<string[]>): Promise<string>;
