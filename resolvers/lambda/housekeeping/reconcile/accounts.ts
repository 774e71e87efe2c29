import type { AccountItem, UploadItem } from '../../../shared/items';
import { correction } from './correction';
import type { Finding } from './finding';
import type { Rows } from './rows';

type Figures = Pick<AccountItem, 'bytesAvailable' | 'bytesReserved' | 'documentCount'> & { openUploads: number };
type Sums = { used: number; open: number; settling: number; documents: Set<string>; uploads: number };

/** Accounts whose figures differ from the sums of their rows. */
export function accountFindings(rows: Rows): Finding[] {
  const ledger = ledgerOf(rows);
  return rows.accounts.flatMap((account) => {
    const figures = figuresOf(account, ledger.of(account.id));
    const wrong = namesOf(figures).filter((name) => (account[name] ?? 0) !== figures[name]);
    if (wrong.length === 0) return [];
    const words = wrong.map((name) => `${name} is ${account[name] ?? 0}, and should be ${figures[name]}`).join('; ');
    return [{ words: `Account ${account.id}: ${words}.`, repair: [correction(account, figures)] }];
  });
}

const nothing = (): Sums => ({ used: 0, open: 0, settling: 0, documents: new Set(), uploads: 0 });

const namesOf = (figures: Figures) => Object.keys(figures) as (keyof Figures)[];

/** A save counts as reserved until its upload is put away. */
function figuresOf({ bytesQuota }: AccountItem, { used, open, settling, documents, uploads }: Sums): Figures {
  return {
    bytesAvailable: bytesQuota - used - open,
    bytesReserved: open + settling,
    documentCount: documents.size,
    openUploads: uploads,
  };
}

/** What each owner's rows add up to. Bytes count once for each object, however many versions name it. */
class Ledger {
  private readonly sums = new Map<string, Sums>();
  private readonly counted = new Set<string>();

  of(ownerId: string): Sums {
    const sum = this.sums.get(ownerId) ?? nothing();
    this.sums.set(ownerId, sum);
    return sum;
  }

  use(ownerId: string, { objectKey, size }: { objectKey: string; size: number }): void {
    if (!this.counted.has(objectKey)) this.of(ownerId).used += size;
    this.counted.add(objectKey);
  }
}

function ledgerOf({ documents, versions, uploads }: Rows): Ledger {
  const ledger = new Ledger();
  for (const { id, ownerId } of documents.values()) ledger.of(ownerId).documents.add(id);
  for (const version of versions) {
    const document = documents.get(version.documentId);
    if (document) ledger.use(document.ownerId, version);
  }
  for (const { userId } of uploads) ledger.of(userId).uploads += 1;
  for (const upload of uploads.filter(isSettling)) {
    ledger.use(upload.ownerId, upload);
    ledger.of(upload.ownerId).settling += upload.size;
  }
  for (const { ownerId, documentId, isNewDocument, size } of uploads.filter(isOpen)) {
    ledger.of(ownerId).open += size;
    if (isNewDocument) ledger.of(ownerId).documents.add(documentId);
  }
  return ledger;
}

const isSettling = ({ state, isDiscarded }: UploadItem) => state === 'COMPLETED' && !isDiscarded;

/** True while the upload's bytes are reserved, whether or not they have arrived. */
const isOpen = ({ state }: UploadItem) => state === 'OPEN' || state === 'COMPLETING';
