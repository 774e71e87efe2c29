import type { Api } from '../api/api';
import type { WorkingCopies } from './workingCopies';

/** What work on files needs: the API on behalf of a person, and the records of that person's files. */
export type FileMeans = { api: Api; copies: WorkingCopies };
