import { toTyped, type TypedValue } from './typedValues';

type Operation = { type: string; value?: unknown; items?: unknown; by?: number; index?: number };

/** `operations` of @aws-appsync/utils/dynamodb; the shapes are as AppSync's EvaluateCode shows them. */
export const operations = {
  add: (value: unknown) => ({ type: 'OPERATION_ADD', value }),
  remove: () => ({ type: 'OPERATION_REMOVE' }),
  replace: (value: unknown) => ({ type: 'OPERATION_REPLACE', value }),
  increment: (by = 1) => ({ type: 'OPERATION_INCREMENT', by }),
  decrement: (by = 1) => ({ type: 'OPERATION_DECREMENT', by }),
  append: (items: unknown) => ({ type: 'OPERATION_APPEND', items }),
  prepend: (items: unknown) => ({ type: 'OPERATION_PREPEND', items }),
  updateListItem: (value: unknown, index: number) => ({ type: 'OPERATION_UPDATE_LIST_ITEM', value, index }),
};

class Writer {
  readonly set: string[] = [];
  readonly removed: string[] = [];
  readonly expressionNames: Record<string, string> = {};
  readonly expressionValues: Record<string, TypedValue> = {};

  write(fields: object, parents: string[]): void {
    for (const [name, value] of Object.entries(fields) as [string, unknown][]) {
      const path = [...parents, this.name(name)];
      if (isOperation(value)) this.operate(path.join('.'), value);
      else if (Array.isArray(value) && value.some(isOperation)) this.writeItems(path.join('.'), value);
      else if (holdsOperations(value)) this.write(value, path);
      else this.assign(path.join('.'), value);
    }
  }

  private writeItems(path: string, items: unknown[]): void {
    for (const item of items) if (isOperation(item)) this.operate(path, item);
  }

  private operate(path: string, { type, value, items, by, index }: Operation): void {
    if (type === 'OPERATION_REMOVE') this.removed.push(path);
    else if (type === 'OPERATION_INCREMENT') this.set.push(`${path} = ${path} + ${this.value(by)}`);
    else if (type === 'OPERATION_DECREMENT') this.set.push(`${path} = ${path} - ${this.value(by)}`);
    else if (type === 'OPERATION_APPEND') this.set.push(`${path} = list_append(${path}, ${this.value(items)})`);
    else if (type === 'OPERATION_PREPEND') this.set.push(`${path} = list_append(${this.value(items)}, ${path})`);
    else this.assign(type === 'OPERATION_UPDATE_LIST_ITEM' ? `${path}[${index}]` : path, value);
  }

  private assign(path: string, value: unknown): void {
    this.set.push(`${path} = ${this.value(value)}`);
  }

  private name(name: string): string {
    const placeholder = `#expName_${Object.keys(this.expressionNames).length + 1}`;
    this.expressionNames[placeholder] = name;
    return placeholder;
  }

  private value(value: unknown): string {
    const placeholder = `:expValue_${Object.keys(this.expressionValues).length + 1}`;
    this.expressionValues[placeholder] = toTyped(value);
    return placeholder;
  }
}

/** The update expression that AppSync writes for an object of values and operations. */
export function updateExpression(update: object) {
  const writer = new Writer();
  writer.write(update, []);
  const clauses = [
    ...(writer.set.length > 0 ? [`SET ${writer.set.join(', ')}`] : []),
    ...(writer.removed.length > 0 ? [`REMOVE ${writer.removed.join(', ')}`] : []),
  ];
  const { expressionNames, expressionValues } = writer;
  return { expression: clauses.join(' '), expressionNames, expressionValues };
}

function isOperation(value: unknown): value is Operation {
  return isRecord(value) && 'type' in value && typeof value.type === 'string' && value.type.startsWith('OPERATION_');
}

function holdsOperations(value: unknown): value is object {
  if (!isRecord(value)) return false;
  return Object.values(value).some((each: unknown) => isOperation(each) || holdsOperations(each));
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
