import { version } from '../../../package.json';
import { SectionTitle } from '~/components/ui/Title';

/** How to get the command line from the operator of this Quire, and how to begin. */
export function CommandLineSteps({ origin }: { origin: string }) {
  return (
    <section className="mt-10">
      <SectionTitle>The command line</SectionTitle>
      <p className="mt-3">
        It is a package in one file, which whoever runs this Quire hands out. You need Node 20.19 or later. In the
        folder that you have put the file in:
      </p>
      <Commands>{`npm install --global ./quire-cli-${version}.tgz`}</Commands>
      <p className="mt-4">Then, from any folder, sign in, save a file, and fetch what others have made of it:</p>
      <Commands>{`quire login ${origin}\nquire save report.odt\nquire refresh report.odt`}</Commands>
      <p className="mt-4 text-muted">
        <code className="font-mono text-sm text-ink">quire --help</code> lists all it can do; the page docs/desktop.md
        of the project says more.
      </p>
    </section>
  );
}

function Commands({ children }: { children: string }) {
  return (
    <pre className="mt-3 rounded-xl border border-line bg-sheet px-4 py-3 font-mono text-sm whitespace-pre-wrap wrap-anywhere">
      {children}
    </pre>
  );
}
