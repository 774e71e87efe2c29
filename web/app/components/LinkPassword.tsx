import { Form } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { LinkProblem } from '~/links/linkProblem';
import { Button } from './ui/Button';
import { Notice } from './ui/Notice';

/** Asks for the password of a link, and once more after each answer. */
export function LinkPassword({ problem }: { problem: LinkProblem }) {
  const { title, sentence } = problem;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) input.current.value = '';
  }, [problem]);
  return (
    <Form method="post" className="mx-auto max-w-md py-6">
      <h1 className="font-title text-3xl font-semibold tracking-tight">{title}</h1>
      <p className="mt-3 text-muted">Whoever gave you this link can tell you the password.</p>
      {sentence && (
        <div className="mt-6">
          <Notice>{sentence}</Notice>
        </div>
      )}
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
