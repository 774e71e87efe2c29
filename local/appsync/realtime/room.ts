// Ours: AppSync has a quota for connections that come, and none for those that stand. Well below what the server takes, so that
// requests always get through.
const mostConnections = 1_000;
const mostOfAddress = 500;

/** The connections that stand, and from where. */
export class Room {
  private all = 0;
  private readonly ofAddress = new Map<string, number>();

  /** False where there is no room for one more from this address. */
  take(address: string): boolean {
    const count = this.ofAddress.get(address) ?? 0;
    if (this.all >= mostConnections || count >= mostOfAddress) return false;
    this.all += 1;
    this.ofAddress.set(address, count + 1);
    return true;
  }

  /** What was taken is free again. */
  leave(address: string): void {
    const count = (this.ofAddress.get(address) ?? 0) - 1;
    this.all -= 1;
    if (count > 0) this.ofAddress.set(address, count);
    else this.ofAddress.delete(address);
  }
}
