// The sections of the settings: found by name, with what a change would come to, and webhooks from their making to
// their end.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { defaultSettings } from '../../src/applications/settings.ts'
import { type Receiver, startReceiver } from '../api/authaz-v1/webhooks/receiver.ts'
import { identified } from '../login/people.ts'
import { leakedList, writeLeakedList } from '../support/leaked-list.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, focused, owner, startConsole } from './browser.ts'
import { countPresses } from './presses.ts'

describeJourneys('the sections of the settings', () => {
  let console: ConsoleUnderTest
  let receiver: Receiver
  const leaked = leakedList(['amber window thunder 99'])
  beforeAll(async () => {
    receiver = await startReceiver()
    console = await startConsole({ outgoingAllow: ['localhost'], leakedPasswordsFile: leaked })
    for (const name of ['alice', 'bob']) {
      const body = {
        connection: 'Username-Password-Authentication',
        email: `${name}@example.com`,
        password: 'Correct-Horse-7-Battery',
      }
      await console.app.api('POST', '/users', { body })
    }
  })
  beforeEach(async () => {
    receiver.answer = (_received, reply) => reply.writeHead(204).end()
    await console.app.app.directory.stores.settings.change(defaultSettings)
  })
  afterEach(() => console.endJourney())
  afterAll(async () => {
    await console?.close()
    await receiver?.close()
  })

  const stored = async () => (await console.app.v1('GET', '/settings')).body

  async function turnDown(page: Page, consequence: string): Promise<void> {
    const dialog = page.getByRole('alertdialog', { name: 'Turn protection down' })
    await dialog.getByText(consequence).waitFor()
    await dialog.getByRole('button', { name: 'Testing' }).click()
    await dialog.getByLabel('Your password').fill(owner.password)
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Turn protection down' }).click()
  }

  test('what the audit says is kept for less after a preview, a reason and a proof', async () => {
    const page = await console.openPageAsOwner('/settings/data')
    await page.getByLabel('Days the audit log is kept').fill('30')
    const effect = page.getByRole('region', { name: 'Preview of effect' })
    await effect.getByText('0 events lose what they say with the next daily run, for good.').waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await turnDown(page, 'Older events of the audit log lose what they say, for good.')
    await page.getByText('Settings were saved.').waitFor()
    expect((await stored()).auditRetentionDays).toBe(30)
  })

  test('a setting is found by its name, and what it would come to is told before it is saved', async () => {
    const page = await console.openPageAsOwner('/settings')
    const presses = countPresses(page)
    await page.getByRole('searchbox', { name: 'Find a setting' }).fill('trusted browser')
    const sections = page.getByRole('navigation', { name: 'Settings sections' })
    await presses.click(sections.getByRole('link', { name: /^MFA/ }))
    await page.getByRole('heading', { name: 'MFA', level: 1 }).waitFor()
    await presses.check(page.getByRole('radio', { name: /^Required/ }))
    const effect = page.getByRole('region', { name: 'Preview of effect' })
    await effect.getByText('2 users will be asked to enrol at the next sign-in.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await presses.click(page.getByRole('button', { name: 'Save' }))
    await page.getByText('Settings were saved.').waitFor()
    expect(presses.count).toBeLessThanOrEqual(4)
    expect((await stored()).mfaPolicy).toBe('required')
    await page.getByText('Last changed', { exact: false }).waitFor()

    await page.getByRole('button', { name: 'Reset to defaults' }).click()
    await page.getByText('1 unsaved change').waitFor()
    expect(await page.getByRole('radio', { name: /^Optional/ }).isChecked()).toBe(true)
    expect((await stored()).mfaPolicy).toBe('required')
  })

  test('whose password has leaked is found and told, and what follows at a sign-in is chosen', async () => {
    const password = 'Correct-Horse-7-Battery'
    writeLeakedList(leaked, [password])
    const { browser, page: form } = await identified(console.app, 'alice@example.com')
    const asked = await browser.submit(form, '/u/login/password', { password })
    expect(asked.text).toContain('This password has appeared in a leak. Choose another.')

    const page = await console.openPageAsOwner('/users?password=leaked')
    await page.getByRole('button', { name: 'Password: Known as leaked' }).waitFor()
    await page.getByRole('link', { name: 'alice@example.com' }).first().click()
    await page
      .getByText('can sign in, and is asked to choose a new password: theirs is known as leaked.', { exact: false })
      .waitFor()
    await page.getByRole('link', { name: 'Security', exact: true }).click()
    const methods = page.getByRole('region', { name: 'Sign-in methods' })
    await methods.getByText('Known as leaked since', { exact: false }).waitFor()
    expect(await axeFindings(page)).toEqual([])

    await page.goto(console.at('/settings/lockout'))
    await page.getByRole('radio', { name: /^Signs in as ever/ }).check()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Save' }).click()
    await turnDown(page, 'Whoever signs in with a leaked password may keep it.')
    await page.getByText('Settings were saved.').waitFor()
    expect((await stored()).leakedPasswordAtSignIn).toBe('note')
    await page.goto(console.at('/settings/system'))
    await page.getByText('Held against a list of', { exact: false }).waitFor()
    await page.getByText(/^PostgreSQL \d+\.\d+, embedded/).waitFor()
    await page.getByText('None is set: PLACES_FILES. Countries and cities are not known').waitFor()
    await page.goto(console.at('/settings/data'))
    const places = page.getByRole('region', { name: 'Places' })
    await places.getByText('None is set: PLACES_FILES. Countries and cities are not known').waitFor()
    const again = await identified(console.app, 'alice@example.com')
    const straight = await again.browser.send(again.page, '/u/login/password', { password })
    expect(straight).toMatchObject({ status: 303, location: '/account' })
  })

  test('what sign-up asks is chosen, seen before it is saved, and the page asks it', async () => {
    const page = await console.openPageAsOwner('/settings/login')
    const preview = page.getByRole('figure', { name: 'Preview of the sign-up page' })
    await page.getByRole('combobox', { name: 'Phone number' }).selectOption({ label: 'Required' })
    await preview.getByText('Phone number').waitFor()
    await page.getByLabel('Domains that may sign up').fill('acme.test')
    await preview.getByText('Use an address at acme.test.').waitFor()
    await page.getByLabel('Terms of use').fill('nowhere')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Enter an address that begins with https://.').waitFor()
    await page.getByLabel('Terms of use').fill('https://acme.example.com/terms')
    await preview.getByText('A link to the terms of use').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Settings were saved.').waitFor()
    expect((await console.app.v1('GET', '/settings')).body).toMatchObject({
      signUpFields: { name: 'optional', phoneNumber: 'required' },
      signUpDomains: ['acme.test'],
      termsUrl: 'https://acme.example.com/terms',
    })
  })

  test('the lockout is changed as a whole, and what has no box stays', async () => {
    const page = await console.openPageAsOwner('/settings/lockout')
    await page.getByLabel('Wrong attempts before the lock').fill('5')
    await page.getByLabel('Networks that are never locked').fill('198.51.100.7, 203.0.113.0/24')
    await page.getByText('With the limits as they are, there were 0 locks in the last 7 days.').waitFor()
    await page.getByText(/^By these numbers 0 accounts would have been locked in the last 7 days; tries/).waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await turnDown(page, 'Guesses at an account are limited less.')
    await page.getByText('Settings were saved.').waitFor()
    const { bruteForce, networkThrottling } = await stored()
    expect(bruteForce).toEqual({
      ...defaultSettings.bruteForce,
      mostAttempts: 5,
      trustedNetworks: ['198.51.100.7', '203.0.113.0/24'],
    })
    expect(networkThrottling).toEqual(defaultSettings.networkThrottling)
    await page.getByLabel('Networks that are never locked').fill('somewhere')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Enter addresses, or networks such as 203.0.113.0/24.').waitFor()
  })

  test('the branding is seen before it is saved, and a colour that is too light comes with one that is not', async () => {
    const page = await console.openPageAsOwner('/settings/branding')
    await page.getByLabel('Name', { exact: true }).fill('Acme')
    for (const screen of ['1280 pixels, light', '390 pixels, light', '1280 pixels, dark', '390 pixels, dark']) {
      const drawn = page.frameLocator(`iframe[title="Who signs in, ${screen}"]`)
      await drawn.getByRole('heading', { name: 'Sign in to Acme', includeHidden: true }).waitFor()
    }
    await page.getByLabel('Accent color').first().fill('#ffee00')
    await page.getByRole('button', { name: /^Use #[0-9a-f]{6} instead$/ }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Settings were saved.').waitFor()
    expect((await stored()).displayName).toBe('Acme')
    expect(await axeFindings(page)).toEqual([])
  })

  test('a webhook is made in five presses, tried, rotated, paused and deleted', async () => {
    const page = await console.openPageAsOwner('/settings')
    const presses = countPresses(page)
    const sections = page.getByRole('navigation', { name: 'Settings sections' })
    await presses.click(sections.getByRole('link', { name: 'Webhooks' }))
    await presses.click(page.getByRole('button', { name: 'Create webhook' }))
    const dialog = page.getByRole('dialog', { name: 'Create webhook' })
    await dialog.getByLabel('Name').fill('Warehouse')
    await dialog.getByLabel('Address').fill(`${receiver.url}hook`)
    expect(await axeFindings(page)).toEqual([])
    await presses.click(dialog.getByRole('button', { name: 'Create webhook' }))
    const shown = page.getByRole('dialog', { name: 'The secret of your new webhook' })
    const secret = (await shown.locator('code').textContent()) ?? ''
    await presses.check(shown.getByRole('checkbox', { name: 'I stored it' }))
    await presses.click(shown.getByRole('button', { name: 'Done' }))
    expect(presses.count).toBeLessThanOrEqual(5)

    await page.getByRole('heading', { name: 'Warehouse' }).waitFor()
    await page.getByRole('button', { name: 'Send test' }).click()
    await page.getByText('The test arrived: 204.').waitFor()
    await page
      .getByRole('region', { name: 'Deliveries', exact: true })
      .getByText('Delivered', { exact: true })
      .last()
      .waitFor()
    expect(await axeFindings(page)).toEqual([])

    await page.getByRole('button', { name: 'Rotate secret' }).click()
    await page.getByRole('dialog', { name: 'Rotate secret' }).getByRole('button', { name: 'Rotate secret' }).click()
    const rotated = page.getByRole('dialog', { name: 'The new secret' })
    expect(await rotated.locator('code').textContent()).not.toBe(secret)
    await rotated.getByRole('checkbox', { name: 'I stored it' }).check()
    await rotated.getByRole('button', { name: 'Done' }).click()

    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByText('The webhook is paused.').waitFor()
    await page.getByRole('button', { name: 'Resume' }).waitFor()

    await page.getByRole('button', { name: 'Delete webhook' }).click()
    const deleting = page.getByRole('dialog', { name: 'Delete webhook' })
    await deleting.getByRole('button', { name: 'Delete webhook' }).click()
    await page.getByText('Warehouse was deleted.').waitFor()
    await page.getByText('No webhooks yet').waitFor()
  })

  test('a test that does not arrive says why', async () => {
    receiver.answer = (_received, reply) => reply.writeHead(500).end()
    const body = { name: 'Broken', url: `${receiver.url}broken`, eventTypes: ['*'] }
    const { id } = (await console.app.v1('POST', '/webhooks', { body })).body
    const page = await console.openPageAsOwner(`/settings/webhooks/${id}`)
    await page.getByRole('button', { name: 'Send test' }).click()
    await page.getByText(/^The test did not arrive: /).waitFor()
    await console.app.v1('DELETE', `/webhooks/${id}`)
  })

  test('security looks at webhooks and changes none, and support sees no section', async () => {
    const page = await console.openPageAsRole('security', '/settings/webhooks')
    await page.getByText('To create webhooks: Needs the admin role').waitFor()
    expect(await page.getByRole('button', { name: 'Create webhook' }).count()).toBe(0)
    const other = await console.openPageAsRole('support', '/settings/webhooks')
    await other.getByText('Webhooks are not shown to your role').waitFor()
    expect(await other.getByRole('navigation', { name: 'Settings sections' }).count()).toBe(0)
  })

  test('an address of no section leads to the settings', async () => {
    const page = await console.openPageAsOwner('/settings/unheard-of')
    await page.getByRole('heading', { name: 'Sign-in settings', level: 1 }).waitFor()
  })

  test('by keyboard alone a section is found, changed and saved', async () => {
    const page = await console.openPageAsOwner('/settings')
    await page.getByRole('searchbox', { name: 'Find a setting' }).press('r')
    await page.keyboard.type('ecovery')
    await page.getByRole('link', { name: /^Login page/ }).press('Enter')
    await expect.poll(() => focused(page)).toBe('Login page')
    await page.getByLabel('Hours an approved recovery waits').focus()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('24')
    await page.keyboard.press('ControlOrMeta+Enter')
    await page.getByText('Settings were saved.').waitFor()
    expect((await stored()).recoveryWaitingHours).toBe(24)
  })
})
