/** If the pressed button has disappeared with its row, focuses this element, so that the keyboard does not start again at the top. */
export function focusIfLost(element: HTMLElement | null): void {
  if (document.activeElement === null || document.activeElement === document.body)
    element?.focus({ preventScroll: true });
}
