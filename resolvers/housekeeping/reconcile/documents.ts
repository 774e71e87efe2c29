import { table, type Write } from '../../functions/table';
import type { DocumentItem } from '../../shared/items';
import type { Finding } from './finding';
import type { Rows } from './rows';

type Counts = { shareCount: number; linkCount: number };

/** Where a document's counters are not what lies beside it. Of a deleted one all of that is on its way out. */
export function documentFindings({ documents, shares, links }: Rows): Finding[] {
  return [...documents.values()].flatMap((document) => {
    const { pk, deletedAt, shareCount = 0, linkCount = 0 } = document;
    const counts = { shareCount: shares.get(pk) ?? 0, linkCount: links.get(pk) ?? 0 };
    if (deletedAt || (shareCount === counts.shareCount && linkCount === counts.linkCount)) return [];
    const words = `Document ${document.id} counts ${shareCount} shares and ${linkCount} links, and has ${counts.shareCount} and ${counts.linkCount}.`;
    return [{ words, repair: [correction(document, counts)] }];
  });
}

/** Only while the document counts as it did when it was read. */
function correction({ pk, sk, shareCount, linkCount }: DocumentItem, counts: Counts): Write {
  const asRead = (name: string, value: number | undefined) =>
    value === undefined ? `attribute_not_exists(${name})` : `${name} = :was_${name}`;
  return {
    Update: {
      TableName: table,
      Key: { pk, sk },
      UpdateExpression: 'SET shareCount = :shares, linkCount = :links',
      ConditionExpression: `${asRead('shareCount', shareCount)} AND ${asRead('linkCount', linkCount)}`,
      ExpressionAttributeValues: {
        ...{ ':shares': counts.shareCount, ':links': counts.linkCount },
        ...(shareCount === undefined ? {} : { ':was_shareCount': shareCount }),
        ...(linkCount === undefined ? {} : { ':was_linkCount': linkCount }),
      },
    },
  };
}
