import type { LinkProblem } from '~/links/linkProblem';
import { TornSheet } from '~/components/ui/TornSheet';

/** The calm page for a link that opens nothing. */
export function LinkOver({ title, sentence }: Pick<LinkProblem, 'title' | 'sentence'>) {
  return (
    <div className="mx-auto max-w-md py-12 text-center">
      <TornSheet />
      <h1 className="mt-6 font-title text-3xl font-semibold text-balance">{title}</h1>
      <p className="mt-3 text-muted">{sentence}</p>
    </div>
  );
}
