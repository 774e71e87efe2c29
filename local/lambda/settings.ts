import { join } from 'node:path';
import type { Cloud } from '../shared/cloud';
import type { Json, Resource } from '../template/template';

export type FunctionSettings = {
  name: string;
  arn: string;
  /** The absolute path of the module; `exportName` is the handler in it. */
  file: string;
  exportName: string;
  timeoutSeconds: number;
  memoryMegabytes: number;
  environment: Record<string, string>;
};

type Properties = {
  FunctionName: string;
  Arn: string;
  Code: { S3Key?: string };
  Handler: string;
  Timeout?: number;
  MemorySize?: number;
  Environment?: { Variables?: Record<string, string> };
};

/** Why a function cannot run on this machine; undefined if it can. The start names such functions, and calls of them fail. */
export function whyNotRun({ Code, Runtime, PackageType }: Record<string, Json>): string | undefined {
  if (PackageType === 'Image') return 'which is an image';
  if (typeof Runtime === 'string' && !Runtime.startsWith('nodejs')) return `which runs on ${Runtime}`;
  return (Code as { ZipFile?: Json } | undefined)?.ZipFile === undefined ? undefined : 'whose code is in the template';
}

/** A function of the template, with the environment that Lambda would give it and the endpoints of this cloud. */
export function settingsOf({ properties }: Resource, cloud: Cloud): FunctionSettings {
  const { FunctionName, Arn, Code, Handler, Timeout = 3, MemorySize = 128, Environment } = properties as Properties;
  const folder = cloud.template.assets[Code.S3Key ?? ''];
  if (!folder) throw new Error(`The code of ${FunctionName} is not in the assembly.`);
  const [module, exportName = 'handler'] = Handler.split('.');
  return {
    name: FunctionName,
    arn: Arn,
    file: join(folder, `${module}.mjs`),
    exportName,
    timeoutSeconds: Timeout,
    memoryMegabytes: MemorySize,
    environment: { ...Environment?.Variables, ...awsEnvironment(FunctionName, cloud) },
  };
}

function awsEnvironment(name: string, { region, credentials, endpoints }: Cloud): Record<string, string> {
  return {
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.signedDynamodb,
    // The mailbox is kept by the user pool's process.
    AWS_ENDPOINT_URL_SESV2: endpoints.auth,
    // The template decides the Node version on Lambda, so the SDK's warning about the local one is noise.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}
