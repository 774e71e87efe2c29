import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { multipartUploadDays } from '../schema/limits';
import type { LambdaFunction } from './lambdas';

interface FileStoreProps {
  /** The only origin whose pages may send and fetch bytes. */
  webOrigin: string;
  noncurrentDays: number;
}

/** The bucket of file contents. Clients reach it directly, with requests that the presign function signs. */
export class FileStore extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { webOrigin, noncurrentDays }: FileStoreProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      cors: [
        {
          allowedOrigins: [webOrigin],
          allowedMethods: [HttpMethods.GET, HttpMethods.PUT],
          // Only the headers that the presign function signs.
          allowedHeaders: ['content-type', 'x-amz-checksum-sha256', 'if-none-match'],
          exposedHeaders: ['ETag'],
          maxAge: 3000,
        },
      ],
      lifecycleRules: [
        {
          id: 'deleted-bytes-are-gone',
          noncurrentVersionExpiration: Duration.days(noncurrentDays),
          expiredObjectDeleteMarker: true,
        },
        // An upload the client walked away from is billed until it is aborted.
        { id: 'abandoned-multiparts', abortIncompleteMultipartUploadAfter: Duration.days(multipartUploadDays + 1) },
      ],
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Every access is a request that the API signed and logged; a log bucket would keep object keys for longer.',
    });
  }

  /** A signed URL can do no more than its signer, so these rights limit every URL. */
  grantPresign(presign: LambdaFunction) {
    const reason = 'It signs for every user; which object it may sign for is decided by the access step before it.';
    this.allow(presign, ['s3:GetObject', 's3:PutObject', 's3:ListMultipartUploadParts'], reason);
  }

  /** Reading is only for checking whether there is anything to delete. */
  grantRemoval(housekeeper: LambdaFunction) {
    const actions = ['s3:GetObject', 's3:DeleteObject', 's3:AbortMultipartUpload'];
    this.allow(housekeeper, actions, 'It takes away what any user has left behind, once no row names it.');
  }

  private allow(grantee: LambdaFunction, actions: string[], reason: string) {
    const { bucket } = this;
    grantee.function.addToRolePolicy(new PolicyStatement({ actions, resources: [bucket.arnForObjects('users/*')] }));
    // Without it S3 answers 403 for an object that is not there, and "not there" could not be told from a fault.
    grantee.function.addToRolePolicy(
      new PolicyStatement({
        actions: ['s3:ListBucket'],
        resources: [bucket.bucketArn],
        conditions: { StringLike: { 's3:prefix': 'users/*' } },
      }),
    );
    Validations.of(grantee).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::<FilesBucket7C17EE2E.Arn>/users/*]',
      reason,
    });
  }
}
