/** Whether files are being dragged, and not text or a link. */
export const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;

/** A file that is dropped where nothing takes it would be opened by the browser in place of the page. */
export function refuseDrops(page: Window): void {
  page.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
  });
  page.addEventListener('drop', (event) => hasFiles(event) && event.preventDefault());
}
