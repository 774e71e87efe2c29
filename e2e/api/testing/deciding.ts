import {
  ApproveDeviceLoginDocument,
  CompleteDeviceLoginDocument,
  DenyDeviceLoginDocument,
  DeviceLoginDocument,
  type CompleteDeviceLoginMutation,
} from '#client/generated';
import type { Answer, Person } from './quire';

type Entered = { userCode: string };

/** What a person does about a program's sign-in, as the web app asks it of the API. */
export const look = (person: Person, { userCode }: Entered) => person.ask(DeviceLoginDocument, { userCode });

export const allow = (person: Person, { userCode }: Entered) => person.ask(ApproveDeviceLoginDocument, { userCode });

export const deny = (person: Person, { userCode }: Entered) => person.ask(DenyDeviceLoginDocument, { userCode });

/** The OAuth state of an approval. */
export const stateOf = async (person: Person, program: Entered) =>
  (await allow(person, program)).data?.approveDeviceLogin.state ?? '';

export const complete = (person: Person, state: string, code = 'a-code') =>
  person.ask(CompleteDeviceLoginDocument, { input: { state, code } });

/** The whole approval, up to the code that the program waits for; any code will do, since only the pool checks it. */
export async function approve(person: Person, program: Entered): Promise<Answer<CompleteDeviceLoginMutation>> {
  return complete(person, await stateOf(person, program));
}

/** `done`, or the error's type and the state that it reports. */
export function outcomeOf({ errors: [error] }: Answer<unknown>): string {
  if (!error) return 'done';
  const { state } = error.errorInfo ?? {};
  return typeof state === 'string' ? `${error.errorType} ${state}` : `${error.errorType}`;
}
