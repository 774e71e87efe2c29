import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { quireApp } from './app';
import { UnknownStage } from './stages';

// What `cdk` runs: the app, checked before it goes anywhere.
try {
  const app = quireApp();
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  app.synth();
} catch (error) {
  if (!(error instanceof UnknownStage)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
