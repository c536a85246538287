import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, pageWidth, startConsole } from './browser.ts'
import { keysAlone } from './keyboard.ts'
import { addPerson, addRole } from './people.ts'
import { countPresses } from './presses.ts'

/** 10,000 by the book (console.md 7.2); fewer where many tests run beside each other. */
const records = Number(process.env.IMPORT_JOURNEY_RECORDS ?? 1_000)
const badRecords = 37
const count = (number: number) => new Intl.NumberFormat('en-GB').format(number)

describeJourneys('users from a file', () => {
  let console: ConsoleUnderTest
  let folder: string
  beforeAll(async () => {
    console = await startConsole()
    folder = await mkdtemp(join(tmpdir(), 'rollcall-import-'))
  })
  afterEach(() => console.endJourney())
  afterAll(async () => {
    await console?.close()
    await rm(folder, { recursive: true, force: true })
  })

  async function fileOf(name: string, text: string): Promise<string> {
    const path = join(folder, name)
    await writeFile(path, text)
    return path
  }

  const total = async (importId: string) => {
    const { body } = await console.app.v1('GET', `/users?import=${importId}&pageSize=1&total=true`)
    return body.total.count
  }

  test('J22 a file with 37 bad rows is mapped, checked and run, its tab is closed and opened again, and it is undone', async () => {
    const good = records - badRecords
    const file = await fileOf('people.csv', peopleTable(records))
    let page = await console.openPageAsRole('admin', '/')
    const before = countPresses(page)
    await before.click(page.getByRole('link', { name: 'Import users', exact: true }))
    const choosing = page.waitForEvent('filechooser')
    await before.click(page.getByLabel('File', { exact: true }))
    await (await choosing).setFiles(file)
    await page.getByRole('combobox', { name: 'What E-Mail becomes' }).waitFor()
    expect(await page.getByRole('combobox', { name: 'What E-Mail becomes' }).inputValue()).toBe('email')
    expect(await page.getByRole('combobox', { name: 'What First name becomes' }).inputValue()).toBe('given_name')
    await before.choose(page.getByRole('combobox', { name: 'What Plan becomes' }), 'user_metadata.Plan')
    await page.getByRole('cell', { name: 'imported.0@example.com' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await before.click(page.getByRole('button', { name: `Check ${count(records)} records` }))
    await page.getByRole('button', { name: 'Choose options' }).waitFor({ timeout: 60_000 })
    await page.getByRole('heading', { name: `${badRecords} records have a problem` }).waitFor()
    await page.getByText(count(good), { exact: true }).waitFor()
    await page.getByRole('link', { name: 'Download problems (CSV)' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await before.click(page.getByRole('button', { name: `Import ${count(good)} users` }))
    await page.getByRole('heading', { name: /^The import is/ }).waitFor()
    const address = page.url()
    const importId = new URL(address).searchParams.get('file') ?? ''
    await page.close()

    page = await console.openPageAsRole('admin', '/jobs')
    await page.goto(address)
    const after = countPresses(page)
    await page.getByRole('heading', { name: 'The import is done' }).waitFor({ timeout: 60_000 })
    await page.getByRole('link', { name: 'Show imported users' }).waitFor()
    expect(await total(importId)).toBe(good)
    expect(await axeFindings(page)).toEqual([])
    await after.click(page.getByRole('button', { name: 'Undo import' }))
    const dialog = page.getByRole('dialog', { name: 'Undo import' })
    await dialog.getByText(`The ${count(good)} users that this import created are deleted`).waitFor()
    await after.click(dialog.getByRole('button', { name: 'Undo import' }))
    await page.getByRole('heading', { name: `Undo: Delete ${count(good)} users` }).waitFor()
    expect(before.count + after.count).toBeLessThanOrEqual(8)
    await expect.poll(() => total(importId), { timeout: 120_000, interval: 500 }).toBe(0)
  }, 240_000)

  test('the imported users are shown alone, from the page of the job, also on a narrow screen', async () => {
    const file = await fileOf('two.csv', 'email,name\nshown.1@example.com,Shown One\nshown.2@example.com,Shown Two\n')
    const page = await console.openPageAsRole('admin', '/imports/new')
    expect(await axeFindings(page)).toEqual([])
    await importAs(page, file, 2)
    await page.getByRole('heading', { name: 'The import is done' }).waitFor()
    await page.getByRole('link', { name: 'Show the job' }).click()
    await page.waitForURL(/\/jobs\/job_/)
    await page.setViewportSize({ width: 390, height: 800 })
    await page.getByRole('heading', { name: 'The import is done' }).waitFor()
    await expect.poll(() => pageWidth(page)).toBeLessThanOrEqual(390)
    expect(await axeFindings(page)).toEqual([])
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole('link', { name: 'Show imported users' }).click()
    await page.getByRole('link', { name: 'Shown One' }).waitFor()
    await page.getByRole('link', { name: 'Shown Two' }).waitFor()
    await page.getByRole('button', { name: 'Made by an import' }).waitFor()
  }, 60_000)

  test('whoever is here already gets of a file what is chosen alone', async () => {
    const { id } = await addPerson(console.app, 'Here Already')
    const globex = await console.app.v1('POST', '/organizations', { body: { name: 'globex', displayName: 'Globex' } })
    const role = await addRole(console.app, 'Paying', 'For what costs')
    const file = await fileOf('chosen.csv', 'email,name,Plan\nhere.already@example.com,Another Name,gold\n')
    const page = await console.openPageAsRole('admin', '/imports/new')
    await page.getByLabel('File', { exact: true }).setInputFiles(file)
    await page.getByRole('combobox', { name: 'What Plan becomes' }).selectOption('user_metadata.Plan')
    await page.getByRole('button', { name: 'Check 1 record' }).click()
    await page.getByText('What would change is counted by all fields of the file.').waitFor({ timeout: 20_000 })
    await page.getByRole('button', { name: 'Choose options' }).click({ timeout: 20_000 })
    await page.getByRole('radio', { name: /^Update/ }).check()
    await page.getByRole('button', { name: 'Import 1 user', exact: true }).waitFor()
    const fields = page.getByRole('group', { name: 'What they get from the file' })
    await fields.getByRole('checkbox', { name: 'Full name' }).uncheck()
    await page.getByRole('button', { name: 'Import 1 user at most' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 800 })
    await expect.poll(() => pageWidth(page)).toBeLessThanOrEqual(390)
    await fields.getByRole('checkbox', { name: 'User metadata: Plan' }).uncheck()
    await page.getByRole('button', { name: 'Import 1 user at most', disabled: true }).waitFor()
    await fields.getByRole('checkbox', { name: 'User metadata: Plan' }).check()
    await page.getByRole('button', { name: 'Choose: Add to organization' }).click()
    await page.getByRole('searchbox', { name: 'Search organizations' }).fill('globex')
    await page.getByRole('radio', { name: 'Globex' }).check()
    await page.getByRole('button', { name: 'Choose: Assign role' }).click()
    await page.getByRole('searchbox', { name: 'Search roles' }).fill('paying')
    await page.getByRole('radio', { name: /^Paying/ }).check()
    await page.getByText('Paying', { exact: true }).first().waitFor()
    expect(await axeFindings(page)).toEqual([])
    await expect.poll(() => pageWidth(page)).toBeLessThanOrEqual(390)
    const run = page.waitForRequest((request) => request.url().endsWith('/run'))
    await page.getByRole('button', { name: 'Import 1 user at most' }).click()
    expect((await run).postDataJSON()).toMatchObject({ organizationId: globex.body.id, roleId: role })
    await page.getByRole('heading', { name: 'The import is done' }).waitFor({ timeout: 20_000 })
    const { body } = await console.app.v1('GET', `/users/${encodeURIComponent(id)}`)
    expect(body).toMatchObject({ name: 'Here Already', userMetadata: { Plan: 'gold' } })
  }, 60_000)

  test('J22 by keyboard alone: a file is mapped, checked and imported, found again, and undone', async () => {
    const file = await fileOf('keyboard.csv', 'email,Plan\nkeyboard.1@example.com,gold\n')
    const page = await console.openPageAsRole('admin', '/')
    const keys = await keysAlone(page)
    const menu = page.getByRole('navigation', { name: 'Main' })
    await keys.click(menu.getByRole('link', { name: 'Users', exact: true }))
    await keys.click(page.getByRole('link', { name: 'Import', exact: true }))
    // A file can only be chosen in the window of the system.
    const choosing = page.waitForEvent('filechooser')
    await keys.click(page.getByLabel('File', { exact: true }))
    await (await choosing).setFiles(file)
    await keys.choose(page.getByRole('combobox', { name: 'What Plan becomes' }), 'User metadata: Plan')
    await keys.click(page.getByRole('button', { name: 'Check 1 record' }))
    await keys.click(page.getByRole('button', { name: 'Import 1 user' }))
    await page.getByRole('heading', { name: 'The import is done' }).waitFor({ timeout: 20_000 })
    const address = page.url()
    await page.goto('about:blank')
    await page.goto(address)
    await keys.click(page.getByRole('button', { name: 'Undo import' }))
    const dialog = page.getByRole('dialog', { name: 'Undo import' })
    await keys.click(dialog.getByRole('button', { name: 'Undo import' }))
    await page.getByRole('heading', { name: 'Undo: Delete 1 user' }).waitFor()
    expect(keys.count).toBeLessThanOrEqual(8)
  }, 60_000)

  test('every download stands in the list of exports, with who took it', async () => {
    const page = await console.openPageAsRole('admin', '/exports')
    await console.app.v1('GET', '/users/export?status=suspended')
    const written = async () =>
      (await console.app.v1('GET', '/audit/events?type=users.export_finished')).body.data.length
    await expect.poll(written).toBeGreaterThan(0)
    await page.reload()
    await page.getByRole('cell', { name: 'status: suspended' }).first().waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 800 })
    await page.getByText('status: suspended').first().waitFor()
    await expect.poll(() => pageWidth(page)).toBeLessThanOrEqual(390)
  })

  test('an export that ended says so in the list of jobs, and looks for nobody any more', async () => {
    const { id } = (await console.app.api('POST', '/jobs/users-exports', { body: { format: 'json' } })).body
    await expect.poll(async () => (await console.app.api('GET', `/jobs/${id}`)).body.status).toBe('completed')
    const page = await console.openPageAsRole('admin', '/jobs?type=users_export')
    const row = page.getByRole('row').nth(1)
    await row.getByText('Done', { exact: true }).waitFor()
    expect(await row.getByText('Finding who is meant').count()).toBe(0)
  })

  test('J22 whoever may not import finds no button, and words in place of the page', async () => {
    const page = await console.openPageAsRole('support', '/users')
    await page.getByRole('heading', { name: 'Users', exact: true }).waitFor()
    expect(await page.getByRole('link', { name: 'Import', exact: true }).count()).toBe(0)
    await page.goto(console.at('/imports/new'))
    await page.getByText('Your role imports no users').waitFor()
    await page.getByText('Needs the admin role').waitFor()
    const refused = await page.evaluate(async () => {
      const session = (await (await fetch('/api/v1/session')).json()) as { csrfToken: string }
      const headers = { 'x-csrf-token': session.csrfToken }
      return (await fetch('/api/v1/imports/files?format=csv', { method: 'POST', headers, body: 'email\n' })).status
    })
    expect(refused).toBe(403)
    await page.goto(console.at('/exports'))
    await page.getByText('Exports are not shown to your role').waitFor()
  })
})

async function importAs(page: Page, file: string, users: number): Promise<void> {
  await page.getByLabel('File', { exact: true }).setInputFiles(file)
  await page.getByRole('button', { name: /^Check / }).click()
  await page.getByRole('button', { name: 'Choose options' }).click({ timeout: 20_000 })
  await page.getByRole('heading', { name: 'Import users' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: `Import ${users} users` }).click()
}

/** Good rows, and bad ones spread over the file: no address, or one that an earlier row has. */
function peopleTable(rows: number): string {
  const every = Math.floor(rows / badRecords)
  const lines = ['E-Mail,First name,Last name,Plan']
  for (let n = 0; n < rows; n += 1) {
    const isBad = n % every === every - 1 && Math.floor(n / every) < badRecords
    const bad = Math.floor(n / every) % 2 === 0 ? 'imported.0@example.com' : 'no address'
    const email = isBad ? bad : `imported.${n}@example.com`
    lines.push(`${email},First ${n},"Last, ${n}",${n % 2 === 0 ? 'gold' : 'free'}`)
  }
  return `${lines.join('\n')}\n`
}
