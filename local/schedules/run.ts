import { randomUUID } from 'node:crypto';
import type { Cloud } from '../shared/cloud';
import type { Functions } from '../lambda/functions';
import { rulesOf, type Rule, type Target } from './rule';

type Occasion = { cloud: Cloud; functions: Functions; dueAt: number };

/** Runs a rule of the template as if it were due at `dueAt`. Resolves when all targets have succeeded. */
export async function runRule(logicalId: string, occasion: Occasion): Promise<void> {
  const rule = rulesOf(occasion.cloud.template).find((each) => each.logicalId === logicalId);
  if (!rule) throw new Error(`The template has no scheduled rule ${logicalId}.`);
  const failures = await runTargets(rule, occasion);
  if (failures.length > 0) throw new Error(failures.join('\n'));
}

/** Resolves with a sentence for each target that failed. */
export async function runTargets(rule: Rule, occasion: Occasion): Promise<string[]> {
  const failures = await Promise.all(rule.targets.map((target) => runTarget(rule, target, occasion)));
  return failures.filter((failure) => failure !== null);
}

async function runTarget(rule: Rule, { functionName, input }: Target, occasion: Occasion): Promise<string | null> {
  const outcome = await occasion.functions.invoke(functionName, input ?? scheduledEvent(rule, occasion));
  if (!('error' in outcome)) return null;
  const { errorType, errorMessage } = outcome.error;
  return `${functionName}, called by the rule ${rule.logicalId}, failed: ${errorType}: ${errorMessage}`;
}

function scheduledEvent({ arn }: Rule, { cloud, dueAt }: Occasion) {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: cloud.accountId,
    // EventBridge states whole seconds.
    time: new Date(dueAt).toISOString().replace(/\.\d+Z$/, 'Z'),
    region: cloud.region,
    resources: [arn],
    detail: {},
  };
}
