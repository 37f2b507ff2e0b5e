import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from './host.ts';

test.use({ demo: { at: '10:57', speed: 1 }, locale: 'en-GB' });

test('E exports the incident on screen, and the file verifies', async ({ console: desk }) => {
  const declared = (await desk.api('/api/commands', {
    name: 'incident.declare',
    input: { title: 'Smoke in room 1' },
    sender: { person: 'Kim' },
  })) as { subject: string };
  const incident = declared.subject.slice('incident/'.length);
  const { page } = desk;
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/incidents/${incident}`);
  await expect(page.getByRole('heading', { name: 'Smoke in room 1' })).toBeVisible();

  for (const [format, ending] of [
    ['JSON lines', 'jsonl'],
    ['CSV', 'csv'],
    ['Markdown', 'md'],
  ] as const) {
    await page.keyboard.press('e');
    const form = page.getByRole('dialog', { name: `Export ${incident}` });
    await form.getByRole('button', { name: format }).click();
    const saved = page.waitForEvent('download');
    await form.getByRole('button', { name: 'Export', exact: true }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toBe(`${incident}.${ending}`);
    const text = readFileSync(await download.path(), 'utf8');
    expect(text).toContain('Smoke in room 1');
    if (ending === 'jsonl') {
      const [line = ''] = text.split('\n');
      const { previous, seq, body, hash } = JSON.parse(line) as Record<string, string>;
      expect(createHash('sha256').update(`${previous}\n${seq}\n${body}\n`).digest('hex')).toBe(hash);
    }
    await expect(form).toBeHidden();
  }
});
