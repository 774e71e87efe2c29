import { z } from 'zod';

/** A mail of the pool; `{####}` in the text stands for the code. */
export type Message = { subject: string; text: string };

const answerSchema = z.object({
  response: z
    .object({ emailSubject: z.string().nullish(), emailMessage: z.string().nullish() })
    .nullish()
    .transform((response) => response ?? {}),
});

const longestSubject = 140;
const longestText = 20_000;

/** What Cognito accepts: letters, marks, symbols, numbers, punctuation and space, with the code among them. */
const textPattern = /^[\p{L}\p{M}\p{S}\p{N}\p{P}\s]*\{####\}[\p{L}\p{M}\p{S}\p{N}\p{P}\s]*$/u;
const subjectPattern = /^[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+$/u;

/**
 * A CustomMessage trigger's answer as a mail; what it leaves out comes from the pool's own. `fault` says why Cognito
 * refuses it.
 */
export function messageOf(answer: unknown, otherwise: Message): Message & { fault?: string } {
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) return { ...otherwise, fault: 'it is not the event with its response' };
  const { emailSubject, emailMessage } = parsed.data.response;
  const message = { subject: emailSubject ?? otherwise.subject, text: emailMessage ?? otherwise.text };
  return { ...message, fault: faultOf(message) };
}

function faultOf({ subject, text }: Message): string | undefined {
  if ([...subject].length > longestSubject) return `the subject is longer than ${longestSubject} characters`;
  if (!subjectPattern.test(subject)) return 'the subject is empty or has control characters';
  if ([...text].length > longestText) return `the message is longer than ${longestText} characters`;
  return textPattern.test(text) ? undefined : 'the message has no {####}, or has control characters';
}
