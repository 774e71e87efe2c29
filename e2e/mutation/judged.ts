/** A mutant that does the same as the code, or that nobody is to notice, and why. Rows outlive moved lines, not changed code. */
type Judgement = { file: string; change: string; why: string };

export const judged: Judgement[] = [
  {
    file: 'resolvers/shared/input.ts',
    change: 'given.length > 4 * longestName -> given.length >= 4 * longestName',
    why: 'A name of so many characters is too long by its bytes as well, however it is composed.',
  },
  {
    file: 'local/s3/lifecycle.ts',
    change: 'if (signal.aborted) return; -> removed',
    why: 'Says how soon a sweep ends when the service stops, not how.',
  },
  {
    file: 'local/s3/lifecycle.ts',
    change: 'lifecycle.length > 0 -> lifecycle.length >= 0',
    why: 'A bucket without rules is swept by none.',
  },
  { file: 'web/app/documents/knownRows.ts', change: '-1 -> -2', why: 'Whoever sorts looks at the sign.' },
  {
    file: 'local/streams/service.ts',
    change: "'checkpoints' -> removed",
    why: 'Says in which folder a file lies, and not what becomes of it.',
  },
  {
    file: 'desktop/disk/files.ts',
    change: 'await syncFolder(dirname(path)); -> removed',
    why: 'What a power cut takes from a disk is not seen while the system lives.',
  },
  {
    file: 'infra/app.ts',
    change: "description: 'Quire: a document cloud for desktop applications' -> removed",
    why: 'A sentence for those who look at the stack in the console.',
  },
];
