import { parseArgs } from 'node:util';
import { commit } from '../../table';
import type { Finding } from './finding';
import { confirmed } from './findings';

/** `npm run reconcile`: whether accounts, rows and bytes agree; `-- --fix` mends what can be mended. */
async function main(): Promise<void> {
  const { isToMend, before } = settings();
  const findings = await confirmed(before);
  let left = 0;
  for (const finding of findings) {
    const outcome = isToMend ? await mended(finding) : 'not mended';
    if (outcome !== 'mended') left += 1;
    console.log(`${finding.words} (${outcome})`);
  }
  console.log(findings.length === 0 ? 'No drift.' : `${findings.length} found, ${findings.length - left} mended.`);
  if (left > 0) process.exitCode = 1;
}

/** From the command line; what no row names must lie there since `before` to be an orphan. */
function settings(): { isToMend: boolean; before: Date } {
  const { TABLE, BUCKET } = process.env;
  if (!TABLE || !BUCKET) throw new Error('Set TABLE and BUCKET to the names of the stack’s own.');
  const { values } = parseArgs({
    options: { fix: { type: 'boolean', default: false }, 'orphan-hours': { type: 'string', default: '24' } },
  });
  const hours = Number(values['orphan-hours']);
  if (!(hours >= 0)) throw new Error('--orphan-hours is a number of hours, such as 24.');
  return { isToMend: values.fix, before: new Date(Date.now() - hours * 3_600_000) };
}

async function mended({ repair }: Finding): Promise<string> {
  if (!repair) return 'cannot be mended here';
  return (await commit(repair)) ? 'mended' : 'it has changed meanwhile: run this again';
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
