import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type ConsoleUnderTest, describeJourneys, startConsole } from './browser.ts'
import { addPerson, type Person } from './people.ts'

const link = 'https://id.example.com/u/reset-password?ticket=QmFyZVRpY2tldE9mTm9ib2R5QXRBbGxGb3JUaGVUZXN0#'

describeJourneys('the Outbox, where no mail server is set', () => {
  let console: ConsoleUnderTest
  let bob: Person
  beforeAll(async () => {
    console = await startConsole()
    bob = await addPerson(console.app, 'Bob Brown')
    const { messages } = console.app.app.directory.stores
    const code = { code: '012345', link: null, place: 'Firefox in Basel' }
    await messages.queue({ kind: 'sign-in-code', to: bob.email, userId: bob.id, locale: 'en', values: code })
    await new Promise((resolve) => setTimeout(resolve, 5))
    await messages.queue({ kind: 'reset-password', to: bob.email, userId: bob.id, locale: 'en', values: { link } })
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const clipboardOf = (page: Page) => page.evaluate<string>('navigator.clipboard.readText()')

  test('a message is found, clearly not sent, and its link is copied', async () => {
    const page = await console.openPageAsOwner('/users')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Outbox' }).click()
    await page.getByText('Not sent: no mail server is set.').waitFor()
    const rows = page.getByRole('rowheader')
    const listed = [`Set a new password to ${bob.email}`, `Sign-in code to ${bob.email}`]
    await expect.poll(() => rows.allTextContents()).toEqual(listed)
    await expect.poll(() => page.getByRole('cell', { name: 'Not sent' }).count()).toBe(2)
    await page.getByRole('link', { name: /^Set a new password/ }).click()
    await page.getByRole('heading', { name: 'Set a new password', level: 1 }).waitFor()
    await page.getByText('Not sent: no mail server is set.').waitFor()
    await page.getByText(link, { exact: true }).first().waitFor()
    expect(await page.getByRole('link', { name: link }).count()).toBe(0)
    await page.getByRole('button', { name: 'Copy link' }).first().click()
    await expect.poll(() => clipboardOf(page)).toBe(link)
    await page.getByRole('link', { name: bob.email }).click()
    await page.getByRole('heading', { name: bob.name, level: 1 }).waitFor()
  })

  test('a code is copied without the spaces around it', async () => {
    const page = await console.openPageAsOwner('/outbox')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('link', { name: /^Sign-in code/ }).click()
    await page.getByRole('button', { name: 'Copy code' }).click()
    await expect.poll(() => clipboardOf(page)).toBe('012345')
  })

  test('who opens a message leaves a trace with the person, once', async () => {
    const events = async () => {
      const { body } = await console.app.v1('GET', `/users/${encodeURIComponent(bob.id)}/events`)
      return body.data.filter(({ type }: { type: string }) => type === 'message.read').length
    }
    const page = await console.openPageAsOwner('/outbox')
    const before = await events()
    await page.getByRole('link', { name: /^Set a new password/ }).hover()
    await page.getByRole('link', { name: /^Set a new password/ }).click()
    await page.getByText(link, { exact: true }).first().waitFor()
    expect(await events()).toBe(before + 1)
  })

  test('an operator who may not read messages sees neither the entry nor a message', async () => {
    const page = await console.openPageAsRole('support', '/outbox')
    await page.getByText('Messages are not shown to your role').waitFor()
    expect(await page.getByRole('link', { name: 'Outbox' }).count()).toBe(0)
  })
})
