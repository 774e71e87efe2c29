import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isObjectType, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { expect, test } from 'vitest';
import { mergedSchema } from '../../infra/schema';
import { root } from '../mutation/rooms';

const schema = buildSchema(readFileSync(join(root, 'schema/appsync.graphql'), 'utf8') + mergedSchema());

/** Fields that a client deliberately does not use; a type stands for all of its fields. */
const leftOut: Record<string, string[]> = {
  'client/graphql': [
    // Visitors of links use the web app.
    'LinkedDocument',
    'Mutation.openLink',
    // A program signs out by revoking its device.
    'Mutation.signOut',
    // For our own functions only.
    'Mutation.publishChange',
    'Change.audience',
  ],
  'web/app/graphql': [
    // To the web app a change is only a hint to reload.
    'Change.revision',
    'Change.version',
    'Change.name',
    'Change.actorId',
    'Change.actorName',
    'Change.at',
    'Change.expiresAt',
    'ActivityPage',
    'Query.activity',
    // Programs start a login; the web app approves it.
    'DeviceLoginStart',
    'DeviceLoginPoll',
    'DeviceLogin.expiresAt',
    'Device.isCurrent',
    'Mutation.startDeviceLogin',
    'Mutation.pollDeviceLogin',
    'Mutation.registerDevice',
    // The web app knows which document it asked about.
    'ShareLink.documentId',
    'Share.documentId',
    'Version.documentId',
    'UploadPart.partNumber',
    // No page shows these.
    'Account.createdAt',
    'Upload.expiresAt',
    'Version.name',
    'Version.mimeType',
    'Version.sha256',
    'Version.isSha256Verified',
    'Mutation.publishChange',
    'Change.audience',
  ],
};

function askedIn(folder: string): Set<string> {
  const files = readdirSync(join(root, folder)).filter((file) => file.endsWith('.graphql'));
  const info = new TypeInfo(schema);
  const asked = new Set<string>();
  const Field = () => void asked.add(`${info.getParentType()?.name}.${info.getFieldDef()?.name}`);
  visit(
    parse(files.map((file) => readFileSync(join(root, folder, file), 'utf8')).join('\n')),
    visitWithTypeInfo(info, { Field }),
  );
  return asked;
}

const types = Object.values(schema.getTypeMap()).filter(isObjectType);
const fields = types
  .filter(({ name }) => !name.startsWith('__'))
  .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));

const isLeftOut = (folder: string, field: string) =>
  leftOut[folder]?.some((name) => name === field || field.startsWith(`${name}.`));

test.each(Object.keys(leftOut))('every field is in a fragment or operation of %s, or is left out here', (folder) => {
  const asked = askedIn(folder);
  expect(fields.filter((field) => !asked.has(field) && !isLeftOut(folder, field))).toEqual([]);
});

test.each(Object.keys(leftOut))('what is left out of %s is a field that it does not ask for', (folder) => {
  const asked = askedIn(folder);
  const unasked = fields.filter((field) => !asked.has(field));
  expect(leftOut[folder]?.filter((name) => !unasked.some((field) => `${field}.`.startsWith(`${name}.`)))).toEqual([]);
});
