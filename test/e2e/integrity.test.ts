import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../src/kernel/actor.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, pageWidth, startConsole } from './browser.ts'
import { keysAlone } from './keyboard.ts'
import { countPresses } from './presses.ts'

describeJourneys('the integrity of the audit', () => {
  let console: ConsoleUnderTest
  let client: pg.Client
  let here: string
  beforeAll(async () => {
    console = await startConsole()
    client = new pg.Client(console.app.connection)
    await client.connect()
    const { directory } = console.app.app
    here = `application_id = ${directory.application.number}`
    for (const table of ['audit_events', 'audit_seals', 'audit_tree', 'audit_checkpoints']) {
      await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
    }
    const subjects = Array.from({ length: 30 }, (_, number) => ({ kind: 'user', id: `auth0|s${number}` }) as const)
    await directory.stores.audit.recordEach(systemActor, 'user.updated', subjects)
    await sealed()
  })
  afterEach(() => console.endJourney())
  afterAll(async () => {
    await client?.end()
    await console?.close()
  })

  /** An export seals all there is and makes a checkpoint of it. */
  async function sealed(): Promise<void> {
    const headers = { 'x-api-key': console.app.apiKey }
    await fetch(`${console.app.url}api/v1/audit/export`, { headers }).then((made) => made.text())
  }

  test('J26 an auditor verifies the log: intact, a range without events is not, a changed row is broken there', async () => {
    const page = await console.openPageAsRole('auditor', '/')
    const card = page.getByRole('region', { name: 'Log of the application' })
    const result = card.getByRole('region', { name: 'Result of the verification' })
    const presses = countPresses(page)
    await presses.click(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Audit log' }))
    await presses.click(page.getByRole('link', { name: 'Integrity' }))
    await card.getByText(/^All \d+ events match\. Head matches the anchor of /).waitFor()
    await presses.click(card.getByRole('button', { name: 'Verify now' }))
    await result.getByText(/^All \d+ events from number 1 to \d+ match\.$/).waitFor()
    expect(presses.count).toBeLessThanOrEqual(3)

    await card.getByRole('button', { name: 'Verify a range' }).click()
    const dialog = page.getByRole('dialog', { name: 'Verify a range' })
    await dialog.getByRole('radio', { name: 'By number' }).check()
    await dialog.getByRole('textbox', { name: 'From number' }).fill('900000')
    await dialog.getByRole('textbox', { name: 'To number' }).fill('900010')
    await dialog.getByRole('button', { name: 'Verify this range' }).click()
    await result.getByText('No event lies in this range, so there is nothing to verify.').waitFor()
    await result.getByText('Not available').waitFor()

    const { rows } = await client.query(`SELECT event_id FROM audit_seals WHERE ${here} AND sequence = 12`)
    const where = `WHERE ${here} AND id = ${rows[0].event_id}`
    await client.query(`UPDATE audit_events SET actor_name = 'Somebody else' ${where}`)
    await card.getByRole('button', { name: 'Verify now' }).click()
    await card
      .getByRole('alert')
      .getByText(/^Event 12 \(.*, \S+\) does not match\. Everything after it is untrusted until investigated\.$/)
      .first()
      .waitFor()
    await page.goto(console.at('/users'))
    await page.getByRole('button', { name: 'Notifications: 1 needs you' }).click()
    await page.getByRole('link', { name: 'The audit log was found broken' }).click()
    const alert = card.getByRole('region', { name: 'Found broken' })
    await alert.getByText('To acknowledge the alert: Needs the security role').waitFor()
    const security = await console.openPageAsRole('security', '/audit')
    await security.getByRole('link', { name: 'Integrity: broken' }).click()
    await security.getByRole('button', { name: 'Acknowledge the alert…' }).click()
    const known = security.getByRole('alertdialog', { name: 'Acknowledge the alert' })
    await known.getByRole('button', { name: 'Under investigation' }).click()
    expect(await axeFindings(security), 'acknowledging').toEqual([])
    await known.getByRole('button', { name: 'Acknowledge the alert' }).click()
    await security.getByText(/^Acknowledged by .*: Under investigation$/).waitFor()
    await security.getByRole('button', { name: 'Notifications', exact: true }).waitFor()
    await page.reload()
    await alert.getByText(/^Acknowledged by /).waitFor()
    await client.query(`UPDATE audit_events SET actor_name = 'Rollcall' ${where}`)
    await card.getByRole('button', { name: 'Verify now' }).click()
    await result.getByText(/^All \d+ events/).waitFor()
    await alert.waitFor({ state: 'detached' })
    await page.goto(console.at('/users'))
    await page.getByRole('button', { name: 'Notifications', exact: true }).waitFor()
  })

  test('a head hash that was kept elsewhere fits, and one of another log does not', async () => {
    const note = (await console.app.v1('GET', '/audit/checkpoint')).body.note as string
    const page = await console.openPageAsRole('auditor', '/audit/integrity')
    const card = page.getByRole('region', { name: 'Log of the application' })
    await card.getByRole('button', { name: 'Paste a head hash you saved' }).click()
    const dialog = page.getByRole('dialog', { name: 'Compare with a head hash you saved' })
    const text = dialog.getByRole('textbox', { name: 'The checkpoint, or its size and its root' })
    await text.fill(note)
    await dialog.getByRole('button', { name: 'Compare' }).click()
    await dialog.getByText(/^It fits: the first \d+ events/).waitFor()
    const [, size] = note.split('\n')
    await text.fill(`${size} ${Buffer.alloc(32, 7).toString('base64')}`)
    await dialog.getByRole('button', { name: 'Compare' }).click()
    await dialog.getByText(/^It differs/).waitFor()
    await text.fill('nothing of that')
    await dialog.getByRole('button', { name: 'Compare' }).click()
    await dialog.getByText("Couldn't compare it.").waitFor()
  })

  test('axe finds nothing on what a verification answers, and nothing is cut off on a phone', async () => {
    const page = await console.openPageAsOwner('/audit/integrity', { width: 390, height: 844 })
    const card = page.getByRole('region', { name: 'Log of the application' })
    await card.getByText(/^All \d+ events match/).waitFor()
    await card.getByRole('button', { name: 'Verify now' }).click()
    await card.getByRole('region', { name: 'Result of the verification' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await expect.poll(() => pageWidth(page)).toBe(390)
  })

  test('J26 by keyboard alone: the newest events cut off are incomplete, rows without any chain cannot be checked', async () => {
    // What is cut off tells of no verification.
    const others = Array.from({ length: 10 }, (_, number) => ({ kind: 'user', id: `auth0|c${number}` }) as const)
    await console.app.app.directory.stores.audit.recordEach(systemActor, 'user.updated', others)
    await sealed()
    const { lastSequence } = (await console.app.v1('GET', '/audit/integrity')).body
    const cut = lastSequence - 5
    for (const statement of [
      `DELETE FROM audit_queue WHERE ${here}`,
      `DELETE FROM outbox WHERE ${here}`,
      `DELETE FROM audit_events e USING audit_seals s WHERE s.${here} AND s.sequence > ${cut}
        AND e.application_id = s.application_id AND e.id = s.event_id`,
      `DELETE FROM audit_seals WHERE ${here} AND sequence > ${cut}`,
      `DELETE FROM audit_tree WHERE ${here} AND (place + 1) * power(2, level) > ${cut}`,
    ]) {
      await client.query(statement)
    }
    const page = await console.openPageAsRole('auditor', '/')
    const keys = await keysAlone(page)
    const menu = page.getByRole('navigation', { name: 'Main' })
    await keys.click(menu.getByRole('link', { name: 'Audit log' }))
    await keys.click(page.getByRole('link', { name: 'Integrity' }))
    const card = page.getByRole('region', { name: 'Log of the application' })
    await card.getByText(/The newest \d+ are missing, and a signed anchor stands for them\.$/).waitFor()
    await card.getByText('Incomplete').waitFor()
    await keys.click(card.getByRole('button', { name: 'Verify now' }))
    expect(keys.count).toBeLessThanOrEqual(3)
    const result = card.getByRole('region', { name: 'Result of the verification' })
    await result.getByText(/^Verified \d+ of \d+\. The newest \d+ are missing/).waitFor()
    // Nobody looks while one table after the other is emptied.
    await page.goto('about:blank')
    // What waits first: it would be sealed in between.
    for (const table of ['audit_queue', 'audit_seals', 'audit_tree', 'audit_checkpoints']) {
      await client.query(`DELETE FROM ${table} WHERE ${here}`)
    }
    await page.goto(console.at('/audit/integrity'))
    await card.getByText(/^These \d+ events were written before chaining was on\. They can't be checked\.$/).waitFor()
    await card.getByText('Not available').waitFor()
  })
})
