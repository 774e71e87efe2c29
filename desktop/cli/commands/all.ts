import type { Command } from '../command';
import { login, logout, whoami } from './account';
import { completion } from './completion';
import { forget } from './forget';
import { help, version } from './help';
import { link } from './link';
import { list, restore, trash, versions } from './documents';
import { open, refresh } from './fetch';
import { readOnly } from './readOnly';
import { rename } from './rename';
import { save } from './save';
import { schema } from './schema';
import { share, unshare } from './share';
import { status } from './status';
import { watch } from './watch';

/** In the order in which a person needs them. */
export const commands: Command[] = [
  login,
  logout,
  whoami,
  save,
  refresh,
  open,
  list,
  versions,
  restore,
  rename,
  readOnly,
  trash,
  share,
  unshare,
  link,
  status,
  forget,
  watch,
  completion,
  schema,
  help,
  version,
];
