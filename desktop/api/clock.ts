const toleratedMilliseconds = 15 * 60_000;

/** Compares the computer's clock with the servers', and says so once where they are far apart. */
export class ClockWatch {
  private hasWarned = false;

  constructor(private readonly warn: (sentence: string) => void) {}

  compare(servedAt: Date | null): void {
    const ahead = servedAt === null ? 0 : Date.now() - servedAt.getTime();
    if (this.hasWarned || !(Math.abs(ahead) > toleratedMilliseconds)) return;
    this.hasWarned = true;
    const minutes = Math.round(Math.abs(ahead) / 60_000);
    this.warn(`The clock of this computer is ${minutes} minutes ${ahead > 0 ? 'fast' : 'slow'}: set it right.`);
  }
}
