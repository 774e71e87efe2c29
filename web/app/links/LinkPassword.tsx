import { Form } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { LinkProblem } from './linkProblem';
import { FormHeading } from '~/components/FormHeading';
import { Button } from '~/components/ui/Button';

/** Asks for a link's password, again after a wrong one. */
export function LinkPassword({ problem }: { problem: LinkProblem }) {
  const { title, sentence } = problem;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) input.current.value = '';
  }, [problem]);
  return (
    <Form method="post" className="mx-auto max-w-md py-6">
      <FormHeading title={title} words="Whoever gave you this link can tell you the password." sentence={sentence} />
      <label htmlFor="password" className="mt-6 block font-medium">
        Password
      </label>
      <input
        ref={input}
        id="password"
        name="password"
        type="password"
        required
        autoFocus
        autoComplete="off"
        className="mt-1 block min-h-11 w-full rounded-lg border border-muted bg-sheet px-3"
      />
      <Button type="submit" name="intent" value="unlock" look="primary" className="mt-4 w-full">
        Open
      </Button>
    </Form>
  );
}
