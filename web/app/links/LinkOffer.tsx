import { Form } from '@remix-run/react';
import { Button } from '~/components/ui/Button';

type Props = { downloadsLeft: number; what: string; children: string };

/** Asks the visitor first if showing the document counts as a download. */
export function LinkOffer({ downloadsLeft, what, children }: Props) {
  return (
    <Form
      method="post"
      preventScrollReset
      className="mt-8 rounded-xl border border-line bg-sheet p-6 text-center shadow-sheet"
    >
      <p className="text-muted">
        {downloadsLeft === 1 ? `${what} uses up the link.` : `${what} uses one of ${downloadsLeft} times.`}
      </p>
      <Button type="submit" name="intent" value="preview" className="mt-4">
        {children}
      </Button>
    </Form>
  );
}
