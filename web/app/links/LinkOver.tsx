import { Outcome } from '~/components/ui/Outcome';
import { TornSheet } from '~/components/ui/TornSheet';
import type { LinkProblem } from './linkProblem';

/** The page for a link that no longer opens anything. */
export function LinkOver(over: Pick<LinkProblem, 'title' | 'sentence'>) {
  return <Outcome picture={<TornSheet />} {...over} />;
}
