import { isRouteErrorResponse, useLocation, useRevalidator, useRouteError } from '@remix-run/react';
import { useEffect } from 'react';
import { problemOf, type Problem } from '~/api/problem';
import { ButtonLink } from './ui/Button';
import { Outcome } from './ui/Outcome';
import { TornSheet } from './ui/TornSheet';
import { documentsPath, signInPath } from '../../../schema/webPaths';

type Shown = Pick<Problem, 'title' | 'sentence'> & { requestId?: string; type?: Problem['type'] };

const notFound: Shown = {
  title: 'There is no such page',
  sentence: 'The address may be mistyped, or the page has moved.',
};

/** The error page for everything that a route throws. */
export function ProblemView() {
  const { title, sentence, requestId, type } = shownOf(useRouteError());
  const { pathname, search } = useLocation();
  useLookAgain(type === 'Unreachable');
  const signIn = `${signInPath}?to=${encodeURIComponent(pathname + search)}`;
  return (
    <Outcome picture={<TornSheet />} title={title} sentence={sentence} footnote={requestId && `Request ${requestId}`}>
      {type === 'Unauthorized' && (
        <ButtonLink look="primary" href={signIn}>
          Sign in
        </ButtonLink>
      )}
      {type === 'Unreachable' && (
        <ButtonLink look="primary" href={pathname + search}>
          Look again
        </ButtonLink>
      )}
      {type !== 'Unauthorized' && type !== 'Unreachable' && (
        <ButtonLink href={documentsPath}>Go to your documents</ButtonLink>
      )}
    </Outcome>
  );
}

const secondsBetween = 10;

/** Loads the page again every few seconds while the problem may pass by itself. */
function useLookAgain(isPassing: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isPassing) return;
    const timer = setInterval(revalidate, secondsBetween * 1000);
    return () => clearInterval(timer);
  }, [isPassing, revalidate]);
}

function shownOf(error: unknown): Shown {
  if (!isRouteErrorResponse(error)) return problemOf(error);
  if (isShown(error.data)) return error.data;
  return error.status === 404 ? notFound : problemOf(error);
}

const isShown = (data: unknown): data is Shown =>
  typeof data === 'object' && data !== null && 'title' in data && 'sentence' in data;
