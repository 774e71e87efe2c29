import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stage } from 'aws-cdk-lib';
import { Code, type CodeConfig } from 'aws-cdk-lib/aws-appsync';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import type { Construct } from 'constructs';
import { mapFileOf } from './bundle';

/** A resolver's bundle. Its source map is beside it in the assembly, for running it locally, and is not deployed. */
export class ResolverCode extends Code {
  constructor(private readonly file: string) {
    super();
  }

  bind(scope: Construct): CodeConfig {
    const asset = new Asset(scope, 'Code', { path: this.file });
    copyFileSync(mapFileOf(this.file), mapFileOf(join(Stage.of(scope)?.outdir ?? '', asset.assetPath)));
    return { s3Location: asset.s3ObjectUrl };
  }
}
