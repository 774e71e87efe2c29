import type { Problem } from '~/api/problem';

/** The problems that can come up when a person shares something. */
export const sharingProblems: Problem['type'][] = [
  'Invalid',
  'NotFound',
  'Forbidden',
  'Conflict',
  'QuotaExceeded',
  'RateLimited',
  'Busy',
];

/** Form fields whose names differ from the API's. */
const fields: Record<string, string> = { expiresAt: 'until' };

/** Puts a refusal beside the field that it concerns, in conform's format. */
export function formErrorsOf({ type, sentence, field }: Problem) {
  if (type !== 'Invalid' || field === null) return { formErrors: [sentence] };
  return { fieldErrors: { [fields[field] ?? field]: [sentence] } };
}
