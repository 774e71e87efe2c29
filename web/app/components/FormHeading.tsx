import { Title } from '~/components/ui/Title';
import { Notice } from './ui/Notice';

type Props = { title: string; words: string; sentence?: string };

/** The heading of a page with a single question; `sentence` says what was wrong with the last answer. */
export function FormHeading({ title, words, sentence }: Props) {
  return (
    <>
      <Title>{title}</Title>
      <p className="mt-3 text-muted">{words}</p>
      {sentence && (
        <div className="mt-6">
          <Notice>{sentence}</Notice>
        </div>
      )}
    </>
  );
}
