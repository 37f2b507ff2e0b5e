import type { Page } from '@playwright/test';
import { expect, test } from './host.ts';

test.use({ demo: { at: '10:40', speed: 10 }, locale: 'de-DE', viewport: { width: 1920, height: 1080 } });

const part = 'SC7-4419';
const oldSerial = `${part}-A03381`;
const partnerSerial = `${part}-A03390`;
const spareSerial = `${part}-A07115`;

/** Screenshots of the day, in a folder that git ignores, to be held beside the mockups. */
async function shoot(page: Page, project: string, name: string): Promise<void> {
  await page.screenshot({ path: `screenshots/${project}-${name}.png` });
}

async function signIn(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Wer ist hier?' }).click();
  await page.getByRole('button', { name }).first().click();
}

test('24 September 2019, 11:00: from the failure to the swapped controller, with a power cut in between', async ({
  console: desk,
}, testInfo) => {
  test.setTimeout(240_000);
  const host = testInfo.project.name;
  let { page } = desk;
  const goOn = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const stepIs = (title: string) => expect(page.getByRole('heading', { name: title })).toBeVisible({ timeout: 60_000 });

  await test.step('the wall is calm, and says what is still open', async () => {
    await expect(page.getByRole('heading', { name: 'Alles in Betrieb' })).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText('400 Komponenten in Betrieb')).toBeVisible();
    await expect(page.getByText('Ursache offen').first()).toBeVisible();
    await shoot(page, host, 'wall-normal');
  });

  await test.step('at 11:00 it shows effect, cause and how they hang together', async () => {
    await page.getByRole('button', { name: '11:00 abspielen' }).click();
    await expect(page.getByRole('heading', { name: '3 Dienste ausgefallen' })).toBeVisible({ timeout: 40_000 });
    await expect(page.getByRole('row', { name: /Einwohnerdaten/ }).getByText('Ausfall')).toHaveCount(7);
    await expect(page.getByText('Wahrscheinliche Ursache')).toHaveCount(1);
    await expect(page.locator('[data-root-card="storage-ctl-a"]')).toContainText('Speichercontroller A');
    await expect(page.getByText('unquittiert').first()).toBeVisible();
    await page.waitForTimeout(3000);
    await shoot(page, host, 'wall-outage');
    await page.setViewportSize({ width: 3840, height: 2160 });
    await shoot(page, host, 'wall-outage-4k');
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  await test.step('somebody acknowledges, declares the incident and plans a step', async () => {
    await page.locator('[data-root-card="storage-ctl-a"]').click();
    await page.keyboard.press('Escape');
    await page
      .getByRole('button', { name: /^Quittieren/ })
      .first()
      .click();
    await expect(page.getByText('1 quittiert')).toBeVisible();
    await signIn(page, 'Imke Harms');
    await page.getByRole('button', { name: /^Störung melden.*D$/ }).click();
    await page.getByLabel('Titel').fill('Zentrales Speichersystem steht');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Zentrales Speichersystem steht' })).toBeVisible();
    await page.getByRole('button', { name: /^Hinzufügen/ }).click();
    await page.getByLabel('Was ist zu tun?').fill('Controller A neu starten');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Schritt beginnen: Controller A neu starten' }).click();
    await expect(page.getByRole('button', { name: 'Schritt abschließen: Controller A neu starten' })).toBeVisible();
    await expect(page.getByText('Alarmgruppe Speichercontroller A quittiert')).toBeVisible();
    await shoot(page, host, 'incident');
  });

  await test.step('a technician begins the swap and scans a wrong part', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: /^Tausch beginnen/ }).click();
    await stepIs('Arbeitsauftrag öffnen');
    await goOn('Auftrag angenommen');
    await stepIs('Schrank und Einschub finden');
    await goOn('Einschub gefunden');
    await stepIs('Neuen Controller scannen');
    await page.keyboard.type(`${partnerSerial}\n`);
    await page.keyboard.type(`${part}\n`);
    await expect(page.getByText('Das ist das Partnerteil')).toBeVisible();
    await shoot(page, host, 'swap-mismatch');
  });

  await test.step('the power fails; the swap goes on at the same step', async () => {
    const { hash } = new URL(page.url());
    await desk.kill9();
    if (host === 'station') {
      await expect(page.getByText(/Keine Verbindung seit/).first()).toBeVisible({ timeout: 4000 });
      await shoot(page, host, 'swap-blind');
    }
    await desk.restart();
    ({ page } = desk);
    await page.setViewportSize({ width: 1280, height: 800 });
    if (!page.url().includes(hash)) await page.evaluate((to) => window.location.assign(to), hash);
    await expect(page.getByText(/Keine Verbindung seit/)).toHaveCount(0, { timeout: 15_000 });
    await stepIs('Neuen Controller scannen');
    if (await page.getByRole('button', { name: 'Wer ist hier?' }).isVisible()) await signIn(page, 'Imke Harms');
  });

  await test.step('right parts, two people, and health that comes back', async () => {
    await page.keyboard.type(`${spareSerial}\n`);
    await page.keyboard.type(`${part}\n`);
    await goOn('Ersatzteil passt');
    await stepIs('Abschalten und herausnehmen');
    await goOn('Herausgenommen');
    await stepIs('Seriennummer des ausgebauten Controllers bestätigen');
    await page.keyboard.type(`${oldSerial}\n`);
    await goOn('Seriennummer bestätigen');
    await page.getByRole('button', { name: /Zweite Person/ }).click();
    await shoot(page, host, 'swap-second-person');
    await page.getByRole('button', { name: /Mehmet Kaya/ }).click();
    await stepIs('Neuen Controller einsetzen');
    await page.getByRole('button', { name: /Demo: Ersatzteil einsetzen/ }).click();
    await goOn('Eingesetzt');
    await stepIs('Volumes freigeben');
    await goOn('Freigabe bestätigen');
    await page.getByRole('button', { name: /Zweite Person/ }).click();
    await page.getByRole('button', { name: /Mehmet Kaya/ }).click();
    await stepIs('Ausgebautes Teil zurückgeben');
    await goOn('Tausch abschließen');
    await expect(page.getByText('abgeschlossen').first()).toBeVisible();
    await shoot(page, host, 'swap-finished');
  });

  await test.step('all services are back, and the wall says so', async () => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.evaluate(() => window.location.assign('#/wall'));
    await expect(page.getByRole('heading', { name: 'Alles in Betrieb' })).toBeVisible({ timeout: 90_000 });
    await shoot(page, host, 'wall-restored');
  });
});
