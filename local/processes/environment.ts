import { trustIn, usesTls } from '../http/certificate';
import type { Cloud } from '../shared/cloud';
import { settingsOf, whyNotRun } from '../lambda/settings';
import { resourcesOf } from '../template/template';

/** The environments of all the template's functions in one, for commands that do the same by hand. */
export function environmentOf(cloud: Cloud): Record<string, string> {
  const environments = resourcesOf(cloud.template, 'AWS::Lambda::Function')
    .filter(({ properties }) => !whyNotRun(properties))
    .map((resource) => settingsOf(resource, cloud).environment);
  const { AWS_LAMBDA_FUNCTION_NAME: _, ...environment } = Object.assign({}, ...environments) as Record<string, string>;
  return { ...environment, ...(usesTls(cloud) && trustIn(cloud.dataDirectory)) };
}
