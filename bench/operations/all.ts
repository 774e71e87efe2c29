import { changeToMany, changeToOne } from './change';
import { download } from './download';
import { get } from './get';
import { large } from './large';
import { listOfFew, listOfMany, shared } from './lists';
import type { Operation } from './operation';
import { save } from './save';
import { share } from './share';

/** In the order of the table, keyed by the names that `--only` takes. */
export const operations = {
  save,
  get,
  share,
  download,
  few: listOfFew,
  many: listOfMany,
  shared,
  large,
  change: changeToOne,
  changes: changeToMany,
} as Record<string, Operation<unknown>>;
