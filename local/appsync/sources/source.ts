import { fieldError, type FieldError } from '../errors';

/** What a data source has to say; `error` becomes `ctx.error` and does not end the field. */
export type Answer = { result: unknown; error?: { message: string; type: string } };

/** A data source of the API. It throws FieldError for a request that AppSync would not pass on. */
export type Source = { invoke(request: unknown): Promise<Answer> };

export function malformed(message: string): FieldError {
  return fieldError('MappingTemplate', message);
}

/** `true` for what is taken as it is. */
export type Shape = { [element: string]: true | Shape };

/** Refuses what AppSync has no place for in a request, as it does, by the path of the element. */
export function requireShape(request: unknown, shape: Shape, path = '$'): void {
  if (typeof request !== 'object' || request === null || Array.isArray(request)) {
    throw malformed(`Value for field '${path}' not found.`);
  }
  for (const [element, value] of Object.entries(request) as [string, unknown][]) {
    const inner = shape[element];
    if (!inner) throw malformed(`Unsupported element '${path}[${element}]'.`);
    if (inner !== true && value !== null) requireShape(value, inner, `${path}[${element}]`);
  }
}
