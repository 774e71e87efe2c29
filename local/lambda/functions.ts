import { randomUUID } from 'node:crypto';
import type { Cloud } from '../shared/cloud';
import { resourcesOf } from '../template/template';
import type { Invocation } from './invocation';
import { FunctionThread } from './thread';
import { settingsOf, whyNotRun } from './settings';

export type Functions = {
  /** `name` is the function's name or ARN, as the template's references resolve to. Never rejects for a handler's error. */
  invoke(name: string, payload: unknown): Promise<Invocation>;
  close(): Promise<void>;
};

/** The template's Lambda functions, each in its own worker thread that starts at the first call. */
export function startFunctions(cloud: Cloud): Functions {
  const all = resourcesOf(cloud.template, 'AWS::Lambda::Function');
  const settings = all.filter(({ properties }) => !whyNotRun(properties)).map((each) => settingsOf(each, cloud));
  const threads = settings.map((each) => ({ ...each, thread: new FunctionThread(each) }));
  return {
    invoke(name, payload) {
      const found = threads.find((each) => each.name === name || each.arn === name);
      if (found) return found.thread.invoke(randomUUID(), payload);
      const unrun = all.find(({ properties }) => properties.FunctionName === name || properties.Arn === name);
      if (!unrun) throw new Error(`The template has no Lambda function ${name}.`);
      const errorMessage = `${name}, ${whyNotRun(unrun.properties)}, is not run on this machine.`;
      return Promise.resolve({ error: { errorType: 'Runtime.NotRun', errorMessage } });
    },
    async close() {
      await Promise.all(threads.map(({ thread }) => thread.close()));
    },
  };
}
