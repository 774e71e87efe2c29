import { cpus, loadavg, totalmem } from 'node:os';

export type Machine = ReturnType<typeof thisMachine>;

/** Describes this machine. `load` is the average number of processes that wanted a core in the last minute. */
export function thisMachine() {
  const cores = cpus();
  return {
    processor: cores[0]?.model.trim() ?? 'unknown',
    cores: cores.length,
    memoryGigabytes: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    load: Number(loadavg()[0]?.toFixed(1)),
    at: new Date().toISOString(),
  };
}
