// What an organization is called by and looks like, what is asked of passwords, what letters say, and the keys that
// sign: each by the least role that may change it, and by one that may not.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type DnsServer, startDnsServer } from '../support/dns-server.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, focused, owner, startConsole } from './browser.ts'
import { addOrganization, fine, type Organization, pathTo } from './organization-members.ts'
import { countPresses } from './presses.ts'
import { statusOf } from './status-of.ts'

describeJourneys('organizations and settings, further on', () => {
  let console: ConsoleUnderTest
  let dns: DnsServer
  let acme: Organization
  let database: string
  beforeAll(async () => {
    dns = await startDnsServer()
    console = await startConsole()
    acme = await addOrganization(console.app, 'acme', 'Acme')
    const { data } = fine(await console.app.v1('GET', '/connections'), 200)
    database = data.find(({ strategy }: { strategy: string }) => strategy === 'auth0').id
  })
  afterEach(() => console.endJourney())
  afterAll(async () => {
    await console?.close()
    await dns?.close()
  })

  const tab = (name: string) => `/organizations/${acme.id}/${name}`
  const domains = async () => fine(await console.app.v1('GET', pathTo('organizations', acme.id, 'domains')), 200).data
  const branding = async () => fine(await console.app.v1('GET', pathTo('organizations', acme.id, 'branding')), 200)
  const policy = async () => fine(await console.app.v1('GET', pathTo('connections', database, 'password-policy')), 200)
  const letter = async (name: string) => fine(await console.app.v1('GET', pathTo('email-templates', name)), 200)
  const signingKeys = async () => fine(await console.app.v1('GET', '/keys/signing'), 200).data

  test('a domain is added and proved by the DNS in five presses, put to rest and removed', async () => {
    const page = await console.openPageAsRole('security', tab('overview'))
    const presses = countPresses(page)
    await presses.click(page.getByRole('navigation', { name: 'Organization' }).getByRole('link', { name: 'Domains' }))
    await page.getByText('No domains yet').waitFor()
    await presses.click(page.getByRole('button', { name: 'Add domain' }))
    const dialog = page.getByRole('dialog', { name: 'Add domain' })
    await dialog.getByLabel('Domain', { exact: true }).fill('no domain')
    await dialog.getByRole('button', { name: 'Add domain' }).click()
    await dialog
      .getByText(/A domain looks like example.com/)
      .first()
      .waitFor()
    await dialog.getByLabel('Domain', { exact: true }).fill('acme.example.com')
    await presses.click(dialog.getByRole('button', { name: 'Add domain' }))
    const row = page.getByRole('list', { name: 'Domains' }).getByRole('listitem')
    await row.getByText('Not verified', { exact: true }).waitFor()
    expect(await page.getByRole('button', { name: /^Mark as verified/ }).count()).toBe(0)

    const [{ verificationHost, verificationText }] = await domains()
    await row.getByText(verificationText).waitFor()
    await presses.click(row.getByRole('button', { name: 'Check DNS acme.example.com' }))
    await row.getByText('The DNS has no such record yet.', { exact: false }).waitFor()
    dns.records.set(verificationHost.toLowerCase(), [verificationText])
    await presses.click(row.getByRole('button', { name: 'Check DNS acme.example.com' }))
    await row.getByText('Verified', { exact: true }).waitFor()
    expect(presses.count).toBeLessThanOrEqual(5)
    expect(await domains()).toMatchObject([{ domain: 'acme.example.com', isVerified: true, leadsToOrganization: true }])

    await row.getByRole('button', { name: 'Stop leading here acme.example.com' }).click()
    await row.getByText('Verified, leads nobody').waitFor()
    await row.getByRole('button', { name: 'Remove acme.example.com' }).click()
    await page.getByRole('dialog', { name: 'Remove domain' }).getByRole('button', { name: 'Remove domain' }).click()
    await page.getByText('No domains yet').waitFor()
    expect(await domains()).toEqual([])
  })

  test('an admin’s word verifies a domain, and who may only look is told which role it takes', async () => {
    const path = pathTo('organizations', acme.id, 'domains')
    const { id } = fine(await console.app.v1('POST', path, { body: { domain: 'word.example.com' } }), 201)
    const page = await console.openPageAsRole('admin', tab('domains'))
    await page.getByRole('button', { name: 'Mark as verified… word.example.com' }).click()
    const dialog = page.getByRole('dialog', { name: 'Mark as verified' })
    await dialog.getByRole('button', { name: 'Mark as verified' }).click()
    await page.getByText('Verified', { exact: true }).waitFor()
    const other = await console.openPageAsRole('support_readonly', tab('domains'))
    await other.getByText('word.example.com').waitFor()
    await other.getByText('Needs the security role').waitFor()
    expect(await other.getByRole('button', { name: /word\.example\.com/ }).count()).toBe(0)
    expect(await statusOf(other, 'POST', path, { domain: 'x.example.com' })).toBe(403)
    expect(await statusOf(other, 'POST', `${path}/${id}/verify`, {})).toBe(403)
    fine(await console.app.v1('DELETE', `${path}/${id}`), 204)
  })

  test('the branding of an organization is seen before it is saved, and Undo brings back what was', async () => {
    const page = await console.openPageAsRole('security', tab('branding'))
    await page.getByLabel('Accent color').fill('#ffee00')
    await page.getByRole('button', { name: /^Use #[0-9a-f]{6} instead$/ }).click()
    await page.getByLabel('Accent color').fill('#8a1f5c')
    const drawn = page.frameLocator('iframe[title="Who signs in, 1280 pixels, light"]')
    await expect
      .poll(() =>
        drawn
          .getByRole('button', { name: 'Continue', exact: true, includeHidden: true })
          .evaluate((button) => button.ownerDocument.defaultView?.getComputedStyle(button).backgroundColor),
      )
      .toBe('rgb(138, 31, 92)')
    expect(await axeFindings(page)).toEqual([])
    await page.getByLabel('Logo').fill('http://cdn.example.com/acme.svg')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Enter an address that begins with https://.').first().waitFor()
    await page.getByLabel('Logo').fill('https://cdn.example.com/acme.svg')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('The branding was saved.').first().waitFor()
    expect(await branding()).toMatchObject({ accentColor: '#8a1f5c', logoUrl: 'https://cdn.example.com/acme.svg' })
    await page.getByRole('button', { name: 'Undo: The branding was saved.' }).click()
    await expect.poll(branding).toMatchObject({ accentColor: null, logoUrl: null })

    const other = await console.openPageAsRole('support_readonly', tab('branding'))
    await other.getByText('Needs the security role').waitFor()
    expect(await other.getByLabel('Accent color').count()).toBe(0)
    const path = pathTo('organizations', acme.id, 'branding')
    expect(await statusOf(other, 'PATCH', path, { accentColor: '#222222' })).toBe(403)
  })

  test('a password policy is tried before it is saved, and asking less is confirmed', async () => {
    const page = await console.openPageAsRole('security', '/settings/passwords')
    await page.getByLabel('Least length').fill('14')
    await page.getByText('At least 14 characters').waitFor()
    await page.getByLabel('Try a password').fill('Lowercase7')
    await page.getByText('This password would be refused.').waitFor()
    await page.getByLabel('Try a password').fill('Correct-Horse-7')
    await page.getByText(/^This password would be taken/).waitFor()
    await page.getByRole('checkbox', { name: /^Common passwords are refused/ }).check()
    await page.getByLabel('Words that are no password').fill('acme\ncorrect-horse-7')
    await page.getByText('This password would be refused.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('The password policy was saved.').first().waitFor()
    expect(await policy()).toMatchObject({
      minLength: 14,
      dictionary: { enabled: true, words: ['acme', 'correct-horse-7'] },
    })

    await page.getByLabel('Days until a password expires').fill('365')
    await page.getByText(/^Whoever signs in by a password that is older/).waitFor()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect.poll(policy).toMatchObject({ expiryDays: 365 })

    await page.getByLabel('Least length').fill('500')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText(/^Enter a whole number from 1 to 128/).waitFor()
    await page.getByLabel('Least length').fill('9')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Turn protection down' })
    await dialog.getByText('Passwords may be shorter.').waitFor()
    await dialog.getByRole('button', { name: 'Testing' }).click()
    await dialog.getByLabel('Your password').fill(owner.password)
    expect(await policy()).toMatchObject({ minLength: 14 })
    await dialog.getByRole('button', { name: 'Turn protection down' }).click()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(policy).toMatchObject({ minLength: 9 })

    const other = await console.openPageAsRole('auditor', '/settings/passwords')
    await other.getByText('To change them: Needs the security role.').waitFor()
    expect(await other.getByLabel('Least length').count()).toBe(0)
    const path = pathTo('connections', database, 'password-policy')
    expect(await statusOf(other, 'PATCH', path, { level: 'none' })).toBe(403)
  })

  const strange = [
    '<h1 style="color:#8a1f5c;position:fixed">Hello {{ user.name }}</h1>',
    '<p>Go <a href="https://elsewhere.example.com/x">there</a></p>',
    '<img src="https://elsewhere.example.com/pixel.png" alt="Logo" onerror="alert(1)">',
    '<style>body { display: none }</style><script>alert(1)</script><iframe srcdoc="x"></iframe>',
  ].join('\n')

  test('a letter is written, seen as it will look, tried and put back, and nothing of it is loaded', async () => {
    const page = await console.openPageAsRole('admin', '/settings')
    const presses = countPresses(page)
    const sections = page.getByRole('navigation', { name: 'Settings sections' })
    await presses.click(sections.getByRole('link', { name: 'Email templates' }))
    await presses.click(page.getByRole('link', { name: /^Choose a new password/ }))
    const drawn = page.getByRole('region', { name: 'The letter, with sample values' })
    await drawn.getByText('https://example.com/sample-link').first().waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByLabel('Language of the reader').selectOption('ar')
    await drawn.locator('[dir="rtl"]').getByText('مرحبًا،').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByLabel('Language of the reader').selectOption('de')
    await drawn.getByText('Hallo,').waitFor()

    await page.getByLabel('Subject').fill('A new password for {{ user.name }}')
    await page.getByLabel('Body').fill(strange)
    await drawn.getByText('Hello Alice Adams').waitFor()
    await page.getByText('A new password for Alice Adams').waitFor()
    await drawn.getByText('[Logo]').waitFor()
    expect(await drawn.locator('a, img, iframe, script, style, h1, [style*="fixed"]').count()).toBe(0)
    const send = page.getByRole('button', { name: 'Send test' })
    await expect.poll(() => send.getAttribute('aria-disabled')).toBe('true')
    await presses.click(page.getByRole('button', { name: 'Save', exact: true }))
    await page.getByText('The letter was saved.').first().waitFor()
    await presses.click(send)
    await page.getByText('A letter to try was written to admin@example.com.').first().waitFor()
    expect(presses.count).toBeLessThanOrEqual(4)
    const { data } = fine(await console.app.v1('GET', '/messages?pageSize=1'), 200)
    expect(data).toMatchObject([{ kind: 'reset-password', to: 'admin@example.com', locale: 'de' }])

    await page.getByLabel('Subject').fill('{{ user.name')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.locator('input[aria-invalid=true]').waitFor()
    await page.getByRole('button', { name: 'Reset to the default' }).click()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect.poll(() => letter('reset_email')).toMatchObject({ subject: null, body: null, isOwn: false })
  })

  test('an address is suppressed by hand, found by how it begins, and taken off', async () => {
    const page = await console.openPageAsRole('admin', '/settings/emails')
    const card = page.getByRole('region', { name: 'Suppressed addresses' })
    await card.getByText('None: every address gets its letters.').waitFor()
    await card.getByRole('button', { name: 'Suppress an address' }).click()
    const dialog = page.getByRole('dialog', { name: 'Suppress an address' })
    expect(await axeFindings(page)).toEqual([])
    const box = dialog.getByLabel('E-mail address')
    await box.fill('carol')
    await box.press('Enter')
    await dialog.locator('input[aria-invalid=true]').waitFor()
    await box.fill('Carol@example.com')
    await dialog.getByLabel('Note (optional)').fill('Asked us to stop')
    await box.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    const list = card.getByRole('list', { name: 'Suppressed addresses, newest first' })
    await list.getByText('carol@example.com').waitFor()
    await list.getByText('Asked us to stop').waitFor()
    expect(await axeFindings(page)).toEqual([])
    const search = card.getByRole('searchbox', { name: 'Find an address by how it begins' })
    await search.fill('dan')
    await card.getByText('No suppressed address begins so.').waitFor()
    await search.fill('caro')
    await list.getByRole('button', { name: 'Take off carol@example.com' }).click()
    await page.getByText('carol@example.com gets letters again.').first().waitFor()
    await expect.poll(async () => fine(await console.app.v1('GET', '/suppressed-addresses'), 200).data).toEqual([])
    const auditor = await console.openPageAsRole('auditor', '/settings/emails')
    const told = auditor.getByRole('region', { name: 'Suppressed addresses' })
    await told.getByText(/^Needs the .*admin role/).waitFor()
    expect(await told.getByRole('button').count()).toBe(0)
  })

  test('who may not change letters reads them, and the API refuses', async () => {
    const page = await console.openPageAsRole('security', '/settings/emails/user_invitation')
    await page.getByRole('region', { name: 'The letter, with sample values' }).waitFor()
    await page.getByText('Needs the admin role').first().waitFor()
    expect(await page.getByLabel('Subject').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Send test' }).getAttribute('aria-disabled')).toBe('true')
    expect(await statusOf(page, 'PATCH', '/email-templates/user_invitation', { subject: 'Hi' })).toBe(403)
    const support = await console.openPageAsRole('support', '/settings/emails')
    await support.getByText('Settings are not shown to your role').waitFor()
  })

  test('signing keys are rotated and one is revoked, each confirmed by the word and by who it is', async () => {
    const page = await console.openPageAsRole('admin', '/settings/system')
    const card = page.getByRole('region', { name: 'Signing keys' })
    await card.getByText('Signs', { exact: true }).waitFor()
    await card.getByText('Signs next', { exact: true }).waitFor()
    const parts = page.getByRole('region', { name: 'Licenses of parts' })
    await parts.getByText('Show the parts').click()
    await parts
      .getByRole('listitem')
      .filter({ hasText: /^fastify \S+MIT$/ })
      .waitFor()
    expect(await axeFindings(page)).toEqual([])
    const [before] = await signingKeys()
    await card.getByRole('button', { name: 'Rotate signing keys' }).click()
    const rotating = page.getByRole('alertdialog', { name: 'Rotate signing keys' })
    const rotate = rotating.getByRole('button', { name: 'Rotate signing keys' })
    expect(await rotate.getAttribute('aria-disabled')).toBe('true')
    await rotating.getByLabel('Type rotate to confirm').fill('rotate')
    await rotating.getByRole('button', { name: 'Suspected compromise' }).click()
    await rotate.click()
    await rotating.getByLabel('Your password').fill(owner.password)
    expect(await axeFindings(page)).toEqual([])
    await rotate.click()
    await card.getByText('Only verifies', { exact: true }).waitFor()
    const [current] = await signingKeys()
    expect(current.id).not.toBe(before.id)

    const start = before.id.slice(0, 8)
    await card.getByRole('button', { name: `Revoke ${start}…` }).click()
    const revoking = page.getByRole('alertdialog', { name: 'Revoke signing key' })
    await revoking.getByLabel(`Type ${start} to confirm`).fill(start)
    await revoking.getByRole('button', { name: 'Suspected compromise' }).click()
    await revoking.getByRole('button', { name: 'Revoke signing key' }).click()
    await revoking.getByLabel('Your password').fill(owner.password)
    await revoking.getByRole('button', { name: 'Revoke signing key' }).click()
    // What lies behind a dialog has no role, so the card is looked at once that is gone.
    await revoking.waitFor({ state: 'detached' })
    await card.getByText('Only verifies', { exact: true }).waitFor({ state: 'detached' })
    expect((await signingKeys()).map(({ id }: { id: string }) => id)).not.toContain(before.id)

    const other = await console.openPageAsRole('auditor', '/settings/system')
    await other.getByRole('region', { name: 'Signing keys' }).getByText('Needs the admin role').waitFor()
    expect(await other.getByRole('button', { name: 'Rotate signing keys' }).count()).toBe(0)
    expect(await statusOf(other, 'POST', '/keys/rotate-signing', {})).toBe(403)
  })

  test('by keyboard alone a policy is found, changed and saved', async () => {
    const page = await console.openPageAsOwner('/settings')
    await page.getByRole('searchbox', { name: 'Find a setting' }).press('l')
    await page.keyboard.type('east length')
    await page.getByRole('link', { name: /^Passwords/ }).press('Enter')
    await expect.poll(() => focused(page)).toBe('Passwords')
    await page.getByLabel('Least length').focus()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('21')
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect.poll(policy).toMatchObject({ minLength: 21 })
  })
})
