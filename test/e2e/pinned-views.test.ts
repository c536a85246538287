import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, startConsole } from './browser.ts'

describeJourneys('pinned views', () => {
  let console: ConsoleUnderTest
  beforeAll(async () => {
    console = await startConsole()
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  test('views are pinned by keyboard before the others, moved, and stay so over a reload', async () => {
    const page = await console.openPageAsRole('security', '/users')
    const save = async (name: string, description: string) => {
      await page.getByRole('button', { name: 'Save view' }).click()
      await page.getByRole('textbox', { name: 'Name' }).fill(name)
      await page.getByRole('textbox', { name: 'Description' }).fill(description)
      await page.getByRole('dialog').getByRole('button', { name: 'Save view' }).click()
      await page.getByRole('link', { name }).and(page.locator('[aria-current=page]')).waitFor()
      await page.getByText(description).waitFor()
    }
    await page.goto(console.at('/users?status=active'))
    await save('Pin one', 'Whom we call first')
    await page.goto(console.at('/users?status=active&mfa=none'))
    await save('Pin two', 'Whom we call then')
    const views = page.getByRole('navigation', { name: 'Views' })
    const order = async () => {
      const names = await views.getByRole('link').allTextContents()
      return names.map((name) => /^Pin (one|two)/.exec(name)?.[1] ?? '').join('')
    }
    const choose = async (item: string) => {
      await page.getByRole('button', { name: 'Edit view' }).press('Enter')
      await page.getByRole('menuitem', { name: item }).press('Enter')
    }
    await choose('Pin view')
    await expect.poll(order).toBe('twoone')
    await views.getByRole('link', { name: 'Pin one' }).click()
    await page.getByText('Whom we call first').waitFor()
    await choose('Pin view')
    await expect.poll(order).toBe('twoone')
    const isKept = page.waitForResponse((answer) => answer.request().postData()?.includes('pinnedViews') === true)
    await choose('Move forward')
    await isKept
    await expect.poll(order).toBe('onetwo')
    await page.reload()
    await expect.poll(order).toBe('onetwo')
    await views.getByRole('link', { name: 'Pin two' }).click()
    await choose('Unpin view')
    await page.getByRole('button', { name: 'Edit view' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Pin view', exact: true }).waitFor()
    await page.keyboard.press('Escape')
    expect(await axeFindings(page)).toEqual([])
  })
})
