export const nodeProgram: {
  platform: 'node';
  target: string;
  mainFields: string[];
  external: string[];
  banner: { js: string };
};

/** The path of the module that is built of a source, such as `local/start.ts`. */
export function builtModule(source: string): Promise<string>;
