import { FormHeading } from '~/components/FormHeading';
import { Button } from '~/components/ui/Button';
import { devicePath } from '../../../schema/webPaths';

type Props = { entered: string; sentence?: string };

/** Asks for the code that a program shows; entering it approves nothing. */
export function EnterCode({ entered, sentence }: Props) {
  return (
    <form action={devicePath} className="mx-auto max-w-md py-6">
      <FormHeading
        title="Sign in a program"
        words="Enter the code that your program shows. You decide on the next page."
        sentence={sentence}
      />
      <label htmlFor="code" className="mt-6 block font-medium">
        Code
      </label>
      <input
        id="code"
        name="code"
        defaultValue={entered}
        placeholder="XXXX-XXXX"
        required
        autoFocus
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        className="mt-1 block min-h-14 w-full rounded-lg border border-muted bg-sheet px-4 font-mono text-2xl tracking-widest uppercase placeholder:text-muted"
      />
      <Button type="submit" look="primary" className="mt-4 w-full">
        Continue
      </Button>
    </form>
  );
}
