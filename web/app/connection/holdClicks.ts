import type { Connection } from './connection';

/** Without a connection a click would lead to the browser's own error page, so it is ignored and the page stays. */
export function holdClicks(connection: Pick<Connection, 'view' | 'tell'>): void {
  const hold = (event: Event) => {
    if (connection.view().reach === 'reached') return connection.view().notice ? connection.tell(null) : undefined;
    if (event.type === 'click' && !leadsElsewhere(event as MouseEvent)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    connection.tell('held');
  };
  // In the capture phase, before React's own listeners.
  for (const type of ['click', 'submit']) window.addEventListener(type, hold, true);
}

function leadsElsewhere({ target, button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  if (button !== 0 || ctrlKey || metaKey || shiftKey || altKey || !(target instanceof Element)) return false;
  const link = target.closest('a');
  if (!link?.href || link.target === '_blank') return false;
  return link.origin === location.origin && !link.getAttribute('href')?.startsWith('#');
}
