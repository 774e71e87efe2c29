import { toJSONSchema, union, type ZodType } from 'zod';
import { outcomes } from '../exitCodes';
import { contract } from '../version';
import { answers, failure, progress, type CommandName } from './answers';

const schemaOf = (type: ZodType) => toJSONSchema(type, { target: 'draft-2020-12', override: opened });

/** Published schemas allow more fields, so that programs accept what a later version adds. */
function opened({ jsonSchema }: { jsonSchema: { additionalProperties?: unknown } }): void {
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
}

/** The schema of a command's output with --json, or of each of its lines. */
export const schemaOfCommand = (name: CommandName) => ({
  title: `quire ${name} --json`,
  ...schemaOf(union([answers[name], failure])),
});

/** The schemas of all commands, and of what they have in common. */
export const contractSchema = () => ({
  contract,
  commands: Object.fromEntries(Object.entries(answers).map(([name, type]) => [name, schemaOf(type)])),
  failure: schemaOf(failure),
  progress: schemaOf(progress),
  exitCodes: outcomes,
});
