import { resourcesOf, type Template } from '../template/template';

/** Whether the template has anything that runs by itself, and so needs a process of its own for that. */
export function hasWork(template: Template): boolean {
  const types = ['AWS::Lambda::EventSourceMapping', 'AWS::Events::Rule'];
  return types.some((type) => resourcesOf(template, type).length > 0);
}
