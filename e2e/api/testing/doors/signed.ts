import { DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListPartsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Canaries } from './canaries';

/** Sends well-signed requests with unusable content. Resolves with each outcome: `taken`, or the name of the error. */
export async function sendSigned(environment: Record<string, string>, canaries: Canaries): Promise<string[]> {
  const own = { region: environment.AWS_REGION, maxAttempts: 1 };
  const credentials = {
    accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
    secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
  };
  const s3 = new S3Client({ ...own, credentials, endpoint: environment.AWS_ENDPOINT_URL_S3 });
  const dynamo = new DynamoDBClient({ ...own, credentials, endpoint: environment.AWS_ENDPOINT_URL_DYNAMODB });
  const ses = new SESv2Client({ ...own, credentials, endpoint: environment.AWS_ENDPOINT_URL_SESV2 });
  // Replaces the mail by an invalid body.
  ses.middlewareStack.add(
    (next) => (given) => {
      Object.assign(given.request as object, { body: `{"${canaries.draw('a mail that is no JSON')}` });
      return next(given);
    },
    { step: 'serialize', priority: 'low' },
  );
  const [key, table] = [canaries.draw('an object'), canaries.draw('a table')];
  const Bucket = environment.BUCKET;
  const TableName = environment.TABLE;
  const row = { pk: { S: table } };
  const sent = [
    s3.send(new PutObjectCommand({ Bucket, Key: key, Body: key, Metadata: { secret: key } })),
    s3.send(new GetObjectCommand({ Bucket, Key: key, VersionId: key })),
    s3.send(new ListPartsCommand({ Bucket, Key: key, UploadId: key })),
    dynamo.send(new GetItemCommand({ TableName: table, Key: row })),
    dynamo.send(new GetItemCommand({ TableName, Key: row })),
    dynamo.send(new PutItemCommand({ TableName, Item: { ...row, sk: { S: table } }, ConditionExpression: table })),
    dynamo.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: `pk = ${table}`,
        ExpressionAttributeValues: { [table]: { N: table } },
      }),
    ),
    ses.send(new SendEmailCommand({ Content: undefined })),
  ];
  const outcomes = await Promise.allSettled(sent);
  for (const client of [s3, dynamo, ses]) client.destroy();
  return outcomes.map((outcome) => (outcome.status === 'fulfilled' ? 'taken' : (outcome.reason as Error).name));
}
