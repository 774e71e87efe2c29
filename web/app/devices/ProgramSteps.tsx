import { CopyField } from '~/components/ui/CopyField';
import { SectionTitle } from '~/components/ui/Title';
import { devicePath, devicesPath } from '../../../schema/webPaths';

const linkClass = 'text-accent underline';

/** Explains how to sign in a desktop program. */
export function ProgramSteps({ origin }: { origin: string }) {
  return (
    <section className="mt-10">
      <SectionTitle>A desktop program</SectionTitle>
      <ol className="mt-3 list-decimal space-y-3 pl-5 marker:text-muted">
        <li>
          Choose “Save to Cloud” in it. Where it asks for the address of your Quire, give it this one:
          <div className="mt-2">
            <CopyField label="Address" value={origin} />
          </div>
        </li>
        <li>It shows a code, and opens this site in your browser. Sign in here if you are not signed in yet.</li>
        <li>
          Compare the two codes, and approve. Where no browser opened, you can{' '}
          <a href={devicePath} className={linkClass}>
            enter the code yourself
          </a>
          .
        </li>
        <li>
          From then on you see the program among{' '}
          <a href={devicesPath} className={linkClass}>
            your devices
          </a>
          , and sign it out there.
        </li>
      </ol>
      <p className="mt-4 text-muted">
        Your program has no “Save to Cloud”? Its makers can add it: the page docs/desktop.md of the Quire project tells
        them how. Until then, upload its files here, or save them by the command line.
      </p>
    </section>
  );
}
