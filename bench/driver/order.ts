import type { Figures, Load, Place } from '../operations/operation';

/** What the driver's process is told to do, and what came of it. */
export type Order = { name: string; plan: unknown; place: Place; load: Load };
export type Outcome = { figures: Figures } | { failure: string };
