import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** Clock ticks per second; Linux reports all process times in this unit. */
const ticksPerSecond = 100;

const quietShare = 0.15;
const patienceMilliseconds = 60_000;

/** These processes and all their descendants. */
function familyOf(pids: number[]): number[] {
  const children = new Map<number, number[]>();
  for (const pid of readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)) {
    const parent = Number(statOf(pid)?.[1] ?? 0);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const withChildren = (pid: number): number[] => [pid, ...(children.get(pid) ?? []).flatMap(withChildren)];
  return pids.flatMap(withChildren);
}

/** The processor time of the family so far, in milliseconds. */
export function cpuOf(pids: number[]): number {
  const ticks = familyOf(pids).map((pid) => {
    const stat = statOf(pid);
    return stat ? Number(stat[11]) + Number(stat[12]) : 0;
  });
  return (ticks.reduce((sum, each) => sum + each, 0) * 1000) / ticksPerSecond;
}

/** The family's memory in megabytes: shared pages are counted once (`proportional`), or for each process (`resident`). */
export function memoryOf(pids: number[]): { proportional: number; resident: number } {
  const sizes = familyOf(pids).map((pid) => readOrNothing(`/proc/${pid}/smaps_rollup`));
  const sum = (name: string) =>
    sizes.reduce((total, text) => total + Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0), 0) /
    1024;
  return { proportional: sum('Pss'), resident: sum('Rss') };
}

/** Resolves when the family is nearly idle, because work may continue after a request has been answered. */
export async function quiet(pids: number[]): Promise<void> {
  const until = Date.now() + patienceMilliseconds;
  for (let before = cpuOf(pids); Date.now() < until;) {
    const from = Date.now();
    await delay(500);
    const after = cpuOf(pids);
    if ((after - before) / (Date.now() - from) < quietShare) return;
    before = after;
  }
}

/** The fields of /proc/PID/stat from the state on; undefined for a process that has ended. */
function statOf(pid: number): string[] | undefined {
  const text = readOrNothing(`/proc/${pid}/stat`);
  return text ? text.slice(text.lastIndexOf(')') + 2).split(' ') : undefined;
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
