import { resourcesOf, type Template } from '../template/template';

/** Whether the template has streams or schedules, which need a process to run them. */
export function hasWork(template: Template): boolean {
  const types = ['AWS::Lambda::EventSourceMapping', 'AWS::Events::Rule'];
  return types.some((type) => resourcesOf(template, type).length > 0);
}
