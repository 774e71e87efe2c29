import { SectionTitle } from '~/components/ui/Title';

/** How somebody gets the command line, which is no package yet, and what they begin with. */
export function CommandLineSteps({ origin }: { origin: string }) {
  return (
    <section className="mt-10">
      <SectionTitle>The command line</SectionTitle>
      <p className="mt-3">
        It comes with the Quire project; there is no package of it to install yet. You need a copy of the project, which
        whoever runs this Quire has, and Node 20.19 or later. In the folder of the project:
      </p>
      <Commands>{'npm ci\nnpm link'}</Commands>
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
