import { expect, test } from './host.ts';

interface Snapshot {
  epoch: string;
  logSeq: number;
  rows: { service: Record<string, { name: { de: string; en: string } }>; component: Record<string, unknown> };
}

test.use({ demo: { at: '10:57', speed: 1 } });

test('the wall shows the demo data center and lives', async ({ console: desk }) => {
  const { rows } = (await desk.api('/api/snapshot')) as Snapshot;
  expect(Object.keys(rows.component).length).toBeGreaterThanOrEqual(350);
  const names = Object.values(rows.service).map(({ name }) => new RegExp(`^(${literal(name.de)}|${literal(name.en)})`));
  expect(names.length).toBeGreaterThanOrEqual(3);
  for (const name of names) await expect(desk.page.getByText(name).first()).toBeVisible();

  const body = desk.page.locator('body');
  const first = await body.textContent();
  await expect.poll(() => body.textContent(), { message: 'the wall ticks' }).not.toBe(first);
});

test('a killed console comes back with its log', async ({ console: desk }) => {
  const before = (await desk.api('/api/commands', {
    name: 'incident.declare',
    input: { title: 'Smoke in room 1' },
    sender: { person: 'Kim' },
  })) as { seq: number; subject: string };
  const { epoch } = (await desk.api('/api/snapshot')) as Snapshot;
  await desk.kill9();
  await desk.restart();
  const after = (await desk.api('/api/snapshot')) as Snapshot;
  expect(after.epoch).not.toBe(epoch);
  const { entries } = (await desk.api(`/api/log?after=${before.seq - 1}&limit=1`)) as {
    entries: { subject: string }[];
  };
  expect(entries.map(({ subject }) => subject)).toEqual([before.subject]);
});

function literal(text: string): string {
  return text.replace(/[^\p{L}\p{N} ]/gu, '\\$&');
}
