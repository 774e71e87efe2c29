import { quireApp } from '../../infra/app';

const [outdir = ''] = process.argv.slice(2);
try {
  quireApp({ outdir }).synth();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
