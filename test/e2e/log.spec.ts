import type { Page } from '@playwright/test';
import { expect, test } from './host.ts';

test.use({ demo: { at: '10:30', speed: 1 } });

interface Answer {
  seq: number;
}

async function note(desk: { api(path: string, body?: unknown): Promise<unknown> }, text: string): Promise<number> {
  const { rows } = (await desk.api('/api/snapshot')) as { rows: { incident: Record<string, unknown> } };
  const answer = await desk.api('/api/commands', {
    name: 'note.add',
    input: { incident: Object.keys(rows.incident)[0], text },
    sender: { person: 'kaya', desk: 'Leitplatz 2' },
  });
  return (answer as Answer).seq;
}

const field = (page: Page) => page.getByRole('searchbox');
const rows = (page: Page) => page.locator('.log-results tbody tr');

async function openLog(page: Page, query = ''): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/log${query}`);
  await expect(field(page)).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
}

test('finds as somebody types, with the keyboard alone', async ({ console: desk }) => {
  const seq = await note(desk, 'Größere Störung im Straßenverkehrsamt');
  const { page } = desk;
  await openLog(page);
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('groessere strassen');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).locator('mark')).toHaveText(['Größere', 'Straßenverkehrsamt']);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`#/log/${seq}\\?q=`));
  await expect(page.locator('.log-entry')).toContainText('Straßenverkehrsamt');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/#\/log\?q=/);
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveValue('');
  await expect.poll(() => rows(page).count()).toBeGreaterThan(1);
});

test('a link leads to one entry with its filters, and what is in it is inert', async ({ console: desk }) => {
  const seq = await note(desk, '<img src=x onerror="document.title=\'hurt\'"> \u202etxt.exe');
  // As when a page is opened with the link: the address is there before the program.
  await desk.page.evaluate((hash) => window.location.assign(hash), `#/log/${seq}?kind=people&actor=kaya`);
  await desk.page.reload();
  const panel = desk.page.locator('.log-entry');
  await expect(panel).toContainText('<img src=x');
  await expect(panel.locator('img')).toHaveCount(0);
  await expect(desk.page).not.toHaveTitle('hurt');
  await expect(rows(desk.page).first()).toContainText('txt.exe');
  await expect(desk.page.getByRole('button', { name: /^(Personen|People)/ })).toHaveAttribute('aria-pressed', 'true');
});

test('a correction shows the new text, and the original one click away', async ({ console: desk }) => {
  const seq = await note(desk, 'Lüfter 3 getauscht');
  const { page } = desk;
  await page.evaluate(() => localStorage.setItem('leitstand.person', 'harms'));
  await page.reload();
  await openLog(page, `/${seq}`);
  await page.getByRole('button', { name: /^(Berichtigen|Correct)$/ }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('textbox').first().fill('Lüfter 4 getauscht');
  await form.getByRole('textbox').last().fill('Nummer verwechselt');
  await form.getByRole('button', { name: /eintragen|Record/ }).click();
  const panel = page.locator('.log-entry');
  await expect(panel.locator('.log-words')).toContainText('Lüfter 4 getauscht');
  await expect(panel).toContainText('Nummer verwechselt');
  await expect(panel.getByText('Lüfter 3 getauscht')).toHaveCount(0);
  await panel.getByRole('button', { name: /Ursprünglichen Text zeigen|Show original text/ }).click();
  await expect(panel.getByText('Lüfter 3 getauscht')).toBeVisible();
  const { entries } = (await desk.api(`/api/log?after=${seq - 1}&limit=1`)) as {
    entries: { data: { text: string } }[];
  };
  expect(entries[0]?.data.text).toBe('Lüfter 3 getauscht');
});

test('a saved filter comes back after a reload', async ({ console: desk }) => {
  await note(desk, 'Netzteil bestellt');
  const { page } = desk;
  await openLog(page, '?q=netzteil&kind=people');
  await page.getByRole('button', { name: /^(Filter speichern|Save filter)$/ }).click();
  await page.getByRole('textbox', { name: /Name/ }).fill('Bestellungen');
  await page.keyboard.press('Enter');
  await page.evaluate(() => {
    window.location.hash = '#/log';
  });
  await page.reload();
  await page.getByRole('button', { name: 'Bestellungen', exact: true }).click();
  await expect(page).toHaveURL(/q=netzteil&kind=people/);
  await expect(rows(page)).toHaveCount(1);
});
