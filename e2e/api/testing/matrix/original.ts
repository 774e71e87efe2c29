import { randomUUID } from 'node:crypto';
import type { Bed } from '../bed';
import { makeLink } from '../linking';
import { textFile, type Person } from '../quire';
import type { Row } from '../rows';
import { share, type GivenRole } from '../giving';
import type { Target } from './calls';

export const states = ['live', 'trashed', 'read-only', 'deleted', 'purged'] as const;
export type State = (typeof states)[number];

const then = '2020-01-01T00:00:00.000Z';

const marks: Record<State, Row> = {
  live: {},
  trashed: { trashedAt: then },
  'read-only': { isReadOnly: true },
  deleted: { deletedAt: then },
  purged: {},
};

/** How the people's access rows are changed in every copy. */
type Ends = Record<string, Row | 'taken away'>;

/** A document that is copied as rows: one copy for every call, since many calls change the document. */
export class Original {
  private constructor(
    private readonly bed: Bed,
    private readonly rows: Row[],
    private readonly ids: Pick<Target, 'shareId' | 'linkId'>,
    private readonly upload: Row,
  ) {}

  /** Calls about a share use the first one; the link is the owner's. */
  static async make(bed: Bed, owner: Person, given: { email: string; role: GivenRole }[], ends: Ends) {
    const { id } = await owner.save(textFile('one', 'original.txt'));
    await owner.save(textFile('two'), { documentId: id, baseVersion: 1 });
    const shares = [];
    for (const { email, role } of given) shares.push(await share(owner, id, email, role));
    const link = await makeLink(owner, id);
    const upload = await owner.upload(textFile('three'), { documentId: id, baseVersion: 2 });
    const rows = (await bed.rows.list(`DOC#${id}`, '')).filter(({ sk }) => !String(sk).startsWith('CHANGE#'));
    const shareId = shares[0]?.id ?? '';
    const uploadRow = await bed.rows.get(`USER#${owner.id}`, `UPLOAD#${upload.id}`);
    return new Original(bed, changed(rows, ends), { shareId, linkId: link.id }, uploadRow ?? {});
  }

  /** The id of a copy in this state. */
  async copy(state: State): Promise<string> {
    const documentId = `COPY${randomUUID().replaceAll('-', '').slice(0, 22).toUpperCase()}`;
    if (state !== 'purged') await this.bed.rows.putAll(this.rows.map((row) => copyOf(row, documentId, marks[state])));
    return documentId;
  }

  /** The target of a person's calls about this id, with an upload of their own. */
  async target(documentId: string, { id: userId }: Person): Promise<Target> {
    const uploadId = randomUUID();
    const key = { pk: `USER#${userId}`, sk: `UPLOAD#${uploadId}` };
    await this.bed.rows.putAll([{ ...this.upload, ...key, id: uploadId, documentId, userId }]);
    return { documentId, uploadId, ...this.ids };
  }
}

function copyOf(row: Row, documentId: string, mark: Row): Row {
  const copy = { ...row, pk: `DOC#${documentId}`, ...('documentId' in row ? { documentId } : {}) };
  return row.sk === 'DOC' ? { ...copy, id: documentId, ...mark } : copy;
}

function changed(rows: Row[], ends: Ends): Row[] {
  return rows.flatMap((row) => {
    const end = ends[String(row.sk)];
    if (end === 'taken away') return [];
    // Without list keys: no list is asked for, and two links must not share a token.
    const { gsi1pk: _list, gsi1sk: _order, ...unlisted } = row;
    return [{ ...unlisted, ...end }];
  });
}
