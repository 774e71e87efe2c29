import {
  ApproveDeviceLoginDocument,
  CompleteDeviceLoginDocument,
  DenyDeviceLoginDocument,
  DeviceLoginDocument,
  type CompleteDeviceLoginMutation,
} from '#client/generated';
import type { Answer, Person } from './quire';

type Entered = { userCode: string };

/** What a person does about a program that asks to be signed in, as the web app asks it of the API. */
export const look = (person: Person, { userCode }: Entered) => person.ask(DeviceLoginDocument, { userCode });

export const allow = (person: Person, { userCode }: Entered) => person.ask(ApproveDeviceLoginDocument, { userCode });

export const deny = (person: Person, { userCode }: Entered) => person.ask(DenyDeviceLoginDocument, { userCode });

/** The OAuth state that an approval goes under. */
export const stateOf = async (person: Person, program: Entered) =>
  (await allow(person, program)).data?.approveDeviceLogin.state ?? '';

export const complete = (person: Person, state: string, code = 'a-code') =>
  person.ask(CompleteDeviceLoginDocument, { input: { state, code } });

/** All of it, up to the code that the program waits for; which code that is only the pool cares. */
export async function approve(person: Person, program: Entered): Promise<Answer<CompleteDeviceLoginMutation>> {
  return complete(person, await stateOf(person, program));
}

/** `done`, or the type of the error and the state that it tells. */
export function outcomeOf({ errors: [error] }: Answer<unknown>): string {
  if (!error) return 'done';
  const { state } = error.errorInfo ?? {};
  return typeof state === 'string' ? `${error.errorType} ${state}` : `${error.errorType}`;
}
