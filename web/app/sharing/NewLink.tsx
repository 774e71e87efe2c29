import { Link } from '@remix-run/react';
import { CopyField } from '~/components/ui/CopyField';
import { buttonClass } from '~/components/ui/Button';

/** The address of a link that was just made; it is shown only here. */
export function NewLink({ url, backTo }: { url: string; backTo: string }) {
  return (
    <div role="status" className="mt-6 max-w-xl">
      <CopyField label="Link" value={url} />
      <p className="mt-3 text-muted">
        Copy it now: it is shown this once and kept nowhere. Whoever has it sees the document, within the terms that you
        gave.
      </p>
      <p className="mt-6">
        <Link to={backTo} className={buttonClass()}>
          Done
        </Link>
      </p>
    </div>
  );
}
