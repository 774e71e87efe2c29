import { CreateDownloadDocument } from '#client/generated';
import type { Person } from '../sides/side';
import { newFile, saveFile } from './file';
import { check, oncePerSide } from './operation';
import { peopleOf } from './people';
import { rate } from './rate';

/** A document for each connection, with its bytes in base64. */
type Plan = { person: Person; documentId: string; content: string }[];

export const download = rate<Plan>({
  label: () => 'download 100 KB (2 requests)',
  least: 0.6,
  prepare: oncePerSide(async ({ side, client, connections }) => {
    const people = await peopleOf(side, connections);
    return Promise.all(
      people.map(async (person) => {
        const bytes = newFile();
        const { id } = await saveFile(client, person, bytes);
        return { person, documentId: id, content: bytes.toString('base64') };
      }),
    );
  }),
  async turn(client, plan, connection) {
    const { person, documentId, content } = plan[connection]!;
    const { createDownload } = await client.ask(person, CreateDownloadDocument, { input: { documentId } });
    const chunks: Uint8Array[] = [];
    for await (const chunk of await client.get(createDownload.request)) chunks.push(chunk);
    check(Buffer.concat(chunks).equals(bytesOf(content)), 'the bytes are not what was saved');
    return true;
  },
});

const decoded = new Map<string, Buffer>();

function bytesOf(content: string): Buffer {
  const bytes = decoded.get(content) ?? Buffer.from(content, 'base64');
  decoded.set(content, bytes);
  return bytes;
}
