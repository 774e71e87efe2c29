import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { of } from 'rxjs';
import { expect, test } from 'vitest';
import { refusal } from '../../testing/api';
import { act, load, routesBehind, signedIn } from '../../testing/visit';
import { UsageDocument } from '~/graphql/generated';
import { plainAnswers } from './plainAnswers';

const behind = routesBehind();
const devices = () => import('../routes/_app.devices');
const rename = () => import('../routes/_app.doc.$documentId_.rename');

/** Reverses the text after it, hides characters and breaks the line: "photo‮gnp.exe" is shown as "photoexe.png". */
const turned = 'photo\u202egnp.exe\u200b\u0007\n';

test('names that others have given are plain before any page has them (E-47)', async () => {
  behind.api.answers.Devices = { devices: [{ id: 'p1', name: turned, lastSeenAt: null, size: 3, isNow: true }] };
  const { data } = await load(await devices(), { cookie: await signedIn() });
  expect(data).toMatchObject({ devices: [{ id: 'p1', name: 'photognp.exe', lastSeenAt: null, size: 3, isNow: true }] });
});

test('so are the words of a refusal (E-47)', async () => {
  behind.api.answers.UpdateDocument = refusal('Invalid', `There is a ${turned} already.`);
  const told = await act(await rename(), {
    params: { documentId: 'd1' },
    form: { name: 'a' },
    cookie: await signedIn(),
  });
  expect(told.data).toMatchObject({ lastResult: { error: { name: ['There is a photognp.exe already.'] } } });
});

test('so is what the browser asks for itself, and letters of every script stay as they are (E-47)', async () => {
  const me = { id: `${turned} שלום می‌خواهم 👩‍💻`, usage: null };
  const told = new ApolloLink(() => of({ data: { me } }));
  const link = ApolloLink.from([plainAnswers(), told]);
  const client = new ApolloClient({ link, cache: new InMemoryCache(), ssrMode: true });
  const { data } = await client.query({ query: UsageDocument, fetchPolicy: 'no-cache' });
  expect(data).toMatchObject({ me: { id: 'photognp.exe שלום می‌خواهم 👩‍💻' } });
});
