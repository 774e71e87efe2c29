/** When a schedule's next run is due after a moment, in milliseconds since the epoch; null for never again. */
export type Schedule = { next(after: number): number | null };
