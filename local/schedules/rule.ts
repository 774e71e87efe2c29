import { jsonOf } from '../shared/json';
import { resourcesOf, type Json, type Resource, type Template } from '../template/template';
import { compileSchedule } from './expression';
import type { Schedule } from './schedule';

export type Target = { functionName: string; input: Json | undefined };

/** A rule that runs its targets on a schedule. */
export type Rule = { logicalId: string; arn: string; schedule: Schedule; targets: Target[] };

type Properties = { Arn: string; ScheduleExpression: string; Targets?: TargetProperties[] };
type TargetProperties = Record<string, Json> & { Arn: string; Input?: string };

/** The template's enabled rules that have a schedule. Throws an error that names a rule we cannot run as declared. */
export function rulesOf(template: Template): Rule[] {
  return resourcesOf(template, 'AWS::Events::Rule')
    .filter(isScheduled)
    .map((resource) => ruleOf(resource, template));
}

function isScheduled({ logicalId, properties }: Resource): boolean {
  const { State, ScheduleExpression, EventPattern } = properties;
  if (State === 'DISABLED') return false;
  if (EventPattern) console.warn(`Not run on this machine: the event pattern of ${logicalId}.`);
  return ScheduleExpression !== undefined;
}

function ruleOf({ logicalId, properties }: Resource, template: Template): Rule {
  const { Arn, ScheduleExpression, Targets = [] } = properties as Properties;
  try {
    const targets = Targets.map((target) => targetOf(target, template));
    return { logicalId, arn: Arn, schedule: compileSchedule(ScheduleExpression), targets };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The rule ${logicalId} cannot run: ${reason}`, { cause: error });
  }
}

function targetOf(target: TargetProperties, template: Template): Target {
  const functions = resourcesOf(template, 'AWS::Lambda::Function');
  if (!functions.some(({ properties }) => properties.Arn === target.Arn)) {
    throw new Error(`its target ${target.Arn} is no Lambda function of the template.`);
  }
  const notBuilt = ['InputPath', 'InputTransformer'].find((name) => target[name] !== undefined);
  if (notBuilt) throw new Error(`the ${notBuilt} of a target is not built.`);
  return { functionName: target.Arn, input: target.Input === undefined ? undefined : inputOf(target.Input) };
}

function inputOf(text: string): Json {
  const input = jsonOf(text);
  if (input === undefined) throw new Error('the Input of a target is not JSON.');
  return input as Json;
}
