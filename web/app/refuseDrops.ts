/** Whether files are being dragged, rather than text or a link. */
export const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;

/** Without this, the browser would replace the page with a file that is dropped beside a drop zone. */
export function refuseDrops(page: Window): void {
  page.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
  });
  page.addEventListener('drop', (event) => hasFiles(event) && event.preventDefault());
}
