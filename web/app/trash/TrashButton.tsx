import { Form, useNavigation, useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button } from '~/components/ui/Button';
import { trashPath } from '../../../schema/webPaths';

type Props = {
  id: string;
  intent: 'trash' | 'restore';
  /** The page that confirms the action afterwards. */
  from: 'dashboard' | 'trash';
  look?: 'secondary' | 'quiet';
  size?: 'normal' | 'small' | 'icon';
  label?: string;
  children: ReactNode;
};

/** Puts a document into the trash or takes it out again; it works without JavaScript. */
export function TrashButton({ id, intent, from, look, size, label, children }: Props) {
  const isMoving = useNavigation().formMethod === 'POST';
  const [searchParams] = useSearchParams();
  const after = searchParams.get('after');
  return (
    <Form method="post" action={trashPath} preventScrollReset className="relative">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="from" value={from} />
      {after && <input type="hidden" name="after" value={after} />}
      <Button
        type="submit"
        look={look}
        size={size}
        disabled={isMoving}
        aria-label={label}
        title={size === 'icon' ? label : undefined}
      >
        {children}
      </Button>
    </Form>
  );
}
