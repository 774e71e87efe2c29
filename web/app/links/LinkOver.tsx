import { Outcome } from '~/components/ui/Outcome';
import { TornSheet } from '~/components/ui/TornSheet';
import type { LinkProblem } from './linkProblem';

/** The page for a link that does not open. */
export function LinkOver(over: Pick<LinkProblem, 'title' | 'sentence'>) {
  return <Outcome picture={<TornSheet />} {...over} />;
}
