export const nodeProgram: {
  platform: 'node';
  target: string;
  mainFields: string[];
  external: string[];
  banner: { js: string };
};
