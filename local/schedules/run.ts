import { randomUUID } from 'node:crypto';
import type { Cloud } from '../cloud';
import type { Functions } from '../lambda/functions';
import { rulesOf, type Rule, type Target } from './rule';

/** Runs a rule of the template now, whatever its schedule says, and resolves when its targets have ended. */
export async function runRule(cloud: Cloud, functions: Functions, logicalId: string): Promise<void> {
  const rule = rulesOf(cloud.template).find((each) => each.logicalId === logicalId);
  if (!rule) throw new Error(`The template has no scheduled rule ${logicalId}.`);
  await runTargets(rule, { cloud, functions, dueAt: Date.now() });
}

type Occasion = { cloud: Cloud; functions: Functions; dueAt: number; signal?: AbortSignal };

export async function runTargets(rule: Rule, occasion: Occasion): Promise<void> {
  await Promise.all(rule.targets.map((target) => runTarget(rule, target, occasion)));
}

async function runTarget(rule: Rule, { functionName, input }: Target, occasion: Occasion): Promise<void> {
  const outcome = await occasion.functions.invoke(functionName, input ?? scheduledEvent(rule, occasion));
  if (!('error' in outcome) || occasion.signal?.aborted) return;
  const { errorType, errorMessage } = outcome.error;
  console.error(`${functionName}, called by the rule ${rule.logicalId}, failed: ${errorType}: ${errorMessage}`);
}

function scheduledEvent({ arn }: Rule, { cloud, dueAt }: Occasion) {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: cloud.accountId,
    // EventBridge tells whole seconds.
    time: new Date(dueAt).toISOString().replace(/\.\d+Z$/, 'Z'),
    region: cloud.region,
    resources: [arn],
    detail: {},
  };
}
