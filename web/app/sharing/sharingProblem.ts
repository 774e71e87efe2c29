import type { Problem } from '~/api/problem';

/** What may become of something that a person shares. */
export const sharingProblems: Problem['type'][] = [
  'Invalid',
  'NotFound',
  'Forbidden',
  'Conflict',
  'QuotaExceeded',
  'RateLimited',
  'Busy',
];

/** How the forms call what the API calls otherwise. */
const fields: Record<string, string> = { expiresAt: 'until' };

/** The refusal beside what it is about, as conform takes it. */
export function formErrorsOf({ type, sentence, field }: Problem) {
  if (type !== 'Invalid' || field === null) return { formErrors: [sentence] };
  return { fieldErrors: { [fields[field] ?? field]: [sentence] } };
}
