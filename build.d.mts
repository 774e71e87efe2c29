export const nodeProgram: {
  platform: 'node';
  target: string;
  mainFields: string[];
  external: string[];
  banner: { js: string };
};

/** The path of the module that is built of a source, such as `local/start.ts`. */
export function builtModule(source: string): Promise<string>;

/** A folder that `make` has filled, once for the same contents of the files and folders, from the root, that it answers with. */
export function madeOnce(name: string, make: (folder: string) => Promise<string[]>): Promise<string>;
