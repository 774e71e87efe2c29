import { readEnvironment } from './environment';

export const env = readEnvironment(process.env);
