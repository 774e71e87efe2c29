/** Where the button that was pressed has gone with its row, the keyboard goes on from here and not from the top. */
export function focusIfLost(element: HTMLElement | null): void {
  if (document.activeElement === null || document.activeElement === document.body)
    element?.focus({ preventScroll: true });
}
