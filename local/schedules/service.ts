import { join } from 'node:path';
import { systemClock, type Clock } from '../shared/clock';
import type { Cloud, Service } from '../shared/cloud';
import { startFunctions, type Functions } from '../lambda/functions';
import { JsonFolder } from '../state/durable';
import { rulesOf, type Rule } from './rule';
import { runTargets } from './run';

type LastRun = { at: number };

const runsNow = 'When its rule last ran is unknown: it runs now.';

// A timer does not count the time that the machine was asleep, so the clock is checked this often.
const longestSleepMilliseconds = 60_000;

/** Runs the template's scheduled rules. Runs missed while the cloud was stopped are made up for by a single one. */
export async function start(cloud: Cloud): Promise<Service> {
  return startSchedules(cloud, startFunctions(cloud), systemClock);
}

/** As `start`, with the given functions and clock. Closing it also closes the functions. */
export async function startSchedules(cloud: Cloud, functions: Functions, clock: Clock): Promise<Service> {
  const rules = rulesOf(cloud.template);
  if (rules.length === 0) return { close: () => functions.close() };
  const lastRuns = new JsonFolder<LastRun>(join(cloud.dataDirectory, 'schedules'), runsNow);
  const known = await lastRuns.load();
  const stopping = new AbortController();
  const shared = { cloud, functions, clock, lastRuns, signal: stopping.signal };
  const lastRunOf = (id: string) => known.get(id) ?? (lastRuns.damaged.has(id) ? { at: 0 } : undefined);
  const runs = rules.map((rule) => follow(rule, lastRunOf(rule.logicalId), shared));
  return {
    async close() {
      stopping.abort();
      await functions.close();
      await Promise.all(runs);
    },
  };
}

type Shared = { cloud: Cloud; functions: Functions; clock: Clock; lastRuns: JsonFolder<LastRun>; signal: AbortSignal };

/** Waits for each run to end, so that a rule never runs twice at the same time. */
async function follow(rule: Rule, known: LastRun | undefined, { cloud, functions, clock, lastRuns, signal }: Shared) {
  const remember = (at: number) =>
    lastRuns.write(rule.logicalId, { at }).catch((error: Error) => {
      console.error(`When ${rule.logicalId} last ran is not on disk: ${error.message}`);
    });
  let last = known?.at ?? clock.now();
  if (!known) await remember(last);
  for (let due = rule.schedule.next(last); due !== null && !signal.aborted; due = rule.schedule.next(last)) {
    const wait = due - clock.now();
    if (wait > 0) {
      await clock.sleep(Math.min(wait, longestSleepMilliseconds), signal);
      continue;
    }
    last = clock.now();
    const failures = await runTargets(rule, { cloud, functions, dueAt: due });
    if (!signal.aborted) failures.forEach((failure) => console.error(failure));
    // A run that was interrupted because we are stopping is repeated at the next start.
    if (!signal.aborted) await remember(last);
  }
}
