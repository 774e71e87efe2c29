import { fail } from '../shared/outcome';

export function versionNotFound(): never {
  fail('NotFound', 'This document has no such version, or not any more.');
}
