import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Endpoints } from '#client/endpoints';
import { RegisterDeviceDocument } from '#client/generated';
import { Program } from '../api/testing/program';
import { Person } from '../api/testing/quire';
import { origins } from './person';

/** A program that knows only the web app's address and waits for approval. */
export async function waitingProgram(): Promise<Program> {
  const found = (await (await fetch(`${origins.web}/.well-known/quire.json`)).json()) as Endpoints;
  const program = new Program({ endpoints: { ...found, auth: found.issuer } });
  await program.start();
  return program;
}

export async function approve(page: Page, program: Program): Promise<void> {
  await page.goto(`/device?code=${program.userCode}`);
  await page.getByRole('heading', { name: 'Sign in Quire Writer?' }).waitFor();
  await page.getByText(program.userCode, { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('heading', { name: 'You can go back to the app' }).waitFor();
}

/** What the program does once it is approved. */
export async function goOn(program: Program): Promise<Person> {
  const { status, code, redirectUri } = await program.poll();
  expect(status).toBe('APPROVED');
  const tokens = await program.redeem(code ?? '', redirectUri ?? '');
  const desktop = new Person(origins.graphql, '', tokens.access_token);
  await desktop.get(RegisterDeviceDocument, { deviceCode: program.deviceCode });
  return desktop;
}
