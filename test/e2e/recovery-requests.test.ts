import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { MessageValues } from '../../src/messages/message.ts'
import { recoveryNumber } from '../../src/recovery/recovery-request.ts'
import { askToRecover, authenticatorCode, lostPerson, mailsTo, ticketTo } from '../support/recovery.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, focused, startConsole, takesFocus } from './browser.ts'
import { keysAlone } from './keyboard.ts'
import { addOrganization } from './organization-members.ts'
import { countPresses, searchAnything } from './presses.ts'
import { statusOf } from './status-of.ts'

describeJourneys('account recovery requests', () => {
  let console: ConsoleUnderTest
  beforeAll(async () => {
    console = await startConsole()
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const pending = async (email?: string) => {
    const person = await lostPerson(console.app, email === undefined ? {} : { email })
    return { ...person, request: await askToRecover(console.app, person.email) }
  }
  /** Its name goes on with the reason while it is blocked. */
  const approval = (page: Page) => page.getByRole('button', { name: /^Approve/ })
  const isBlocked = async (page: Page) => (await approval(page).getAttribute('aria-disabled')) === 'true'

  async function recover(email: string): Promise<void> {
    const page = await console.openPage()
    const ticket = await ticketTo(console.app, email, 'recovery-approved')
    await page.goto(`${console.app.url}u/account-recovery/finish?ticket=${ticket}`)
    await page.getByRole('button', { name: 'Yes, go on' }).click()
    await page.getByLabel('New password').fill('violet harbour lantern 42')
    await page.getByRole('button', { name: 'Save and go on' }).click()
    await page.getByRole('link', { name: 'Set up an authenticator app' }).click()
    const secret = (await page.locator('code').innerText()).replaceAll(' ', '')
    await page.getByLabel('6-digit code from the app').fill(authenticatorCode(secret, console.app.clock.now()))
    await page.getByRole('button', { name: 'Finish', exact: true }).click()
    await page.getByRole('checkbox', { name: 'I saved these codes' }).check()
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Your account is yours again' }).waitFor()
  }

  test('whom a decision is about is named though their account cannot be read', async () => {
    const { request, userId } = await pending()
    const page = await console.openPageAsRole('security', `/recovery/${request.id}`)
    const open = page.getByRole('button', { name: 'Deny', exact: true })
    await open.waitFor()
    await page.route(`**/api/v1/users/${encodeURIComponent(userId)}`, (route) =>
      route.fulfill({ status: 403, contentType: 'application/problem+json', body: '{"detail":"No."}' }),
    )
    await open.click()
    await page.getByRole('alertdialog', { name: 'Deny recovery request' }).getByText('Alice Example').waitFor()
  })

  test('J10 S000-55 by keyboard alone: a recovery request is approved only after somebody was verified, and leads to a new password and MFA', async () => {
    const { email } = await pending()
    const page = await console.openPageAsRole('security', '/')
    const presses = await keysAlone(page)
    const menu = page.getByRole('navigation', { name: 'Main' })
    await presses.click(menu.getByRole('link', { name: /^Recovery requests/ }))
    await page.getByRole('heading', { level: 1, name: 'Account Recovery Requests' }).waitFor()
    const row = page.getByRole('row', { name: new RegExp(email) })
    await presses.click(row.getByRole('link', { name: 'Alice Example' }))
    await page.getByText('“Phone fell in the lake”').waitFor()
    expect(await isBlocked(page)).toBe(true)
    expect(await approval(page).getAttribute('title')).toBe('Choose how you verified who asks')
    await presses.click(page.getByRole('button', { name: 'Video call' }))
    expect(await isBlocked(page)).toBe(true)
    await presses.fill(page.getByLabel('What you checked'), 'Passport matches')
    await presses.fill(page.getByLabel('Ticket'), 'INC-2041')
    expect(await mailsTo(console.app, email, 'recovery-approved')).toEqual([])
    await presses.click(page.getByRole('button', { name: 'Approve', exact: true }))
    const dialog = page.getByRole('alertdialog', { name: 'Approve recovery request' })
    await dialog.getByText('They set a new password and enrol MFA.').waitFor()
    await dialog.getByText('Alice Example').waitFor()
    await dialog.getByText(email).first().waitFor()
    await presses.click(dialog.getByRole('button', { name: 'Approve', exact: true }))
    await page.getByText('Link sent').first().waitFor()
    expect(presses.count).toBeLessThanOrEqual(6)

    await recover(email)
    await page.reload()
    const timeline = page.getByRole('region', { name: 'Timeline' })
    for (const step of ['Requested', 'Approved', 'Link opened', 'New password set', 'MFA enrolled', 'Recovered']) {
      await timeline.getByText(step, { exact: true }).first().waitFor()
    }
    await timeline.getByText(/^verified by: Video call · Passport matches · INC-2041/).waitFor()
    expect(await page.getByRole('button', { name: 'Approve', exact: true }).count()).toBe(0)
  }, 60_000)

  test('J10 whoever is on the telephone is verified by a code from the review, and that is how the request was checked', async () => {
    const { email, request } = await pending('caller@example.com')
    const page = await console.openPageAsRole('security', `/recovery/${request.id}`)
    await page.getByRole('button', { name: 'Verify caller…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Verify caller' })
    await dialog.getByRole('button', { name: 'Send code' }).click()
    await takesFocus(dialog.getByLabel('Code they read back'))
    expect(await axeFindings(page)).toEqual([])
    const [message] = await mailsTo(console.app, email, 'caller-code')
    await page.keyboard.insertText((message as { values: MessageValues['caller-code'] }).values.code)
    await dialog.getByText('Verified by a code by e-mail').waitFor()
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await page.getByRole('button', { name: 'Mailed code', pressed: true }).waitFor()
    await expect.poll(() => page.getByLabel('What you checked').inputValue()).toBe('caller verified by e-mail code')
    await expect.poll(() => isBlocked(page)).toBe(false)
    const presses = countPresses(page)
    await presses.click(approval(page))
    const approved = page.getByRole('alertdialog', { name: 'Approve recovery request' })
    await presses.click(approved.getByRole('button', { name: 'Approve', exact: true }))
    await page.getByText('Link sent').first().waitFor()
    expect(presses.count).toBeLessThanOrEqual(2)
  })

  test('J10 whoever changed the address last reads that somebody else has to decide, and the API refuses them', async () => {
    const { userId, request } = await pending()
    const page = await console.openPageAsRole('admin', '/users')
    const path = `/users/${encodeURIComponent(userId)}`
    await page.goto(console.at(`${path}/overview`))
    await page.getByRole('heading', { level: 1, name: 'Alice Example' }).waitFor()
    const changed = await statusOf(page, 'PATCH', path, { email: 'new.alice@example.com', emailVerified: true })
    expect(changed).toBe(200)
    await page.goto(console.at(`/recovery/${request.id}`))
    await page.getByText('You changed or verified the e-mail address of this person last.').first().waitFor()
    expect(await isBlocked(page)).toBe(true)
    expect(await page.getByRole('button', { name: 'Video call' }).count()).toBe(0)
  })

  test('J10 support reads a request and is told whom to ask; the API refuses their decision', async () => {
    const { request } = await pending()
    const page = await console.openPageAsRole('support', `/recovery/${request.id}`)
    await page.getByText(/^To decide: Needs the security role/).waitFor()
    for (const name of ['Approve', 'Deny', 'Video call']) {
      expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0)
    }
    const decision = { evidence: { method: 'manager' } }
    const refused = await statusOf(page, 'POST', `/recovery-requests/${request.id}/approve`, decision)
    expect(refused).toBe(403)
  })

  test('J10 support verifies who calls, security takes that over, denies and locks the account down in one', async () => {
    const { userId, request } = await pending()
    const page = await console.openPageAsRole('support', `/recovery/${request.id}`)
    await page.getByRole('button', { name: 'Verify caller…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Verify caller' })
    await dialog.getByRole('radio', { name: /^Another way/ }).check()
    await dialog.getByLabel('How', { exact: true }).selectOption('id-document')
    await dialog.getByLabel('What you checked').fill('Passport matches')
    await dialog.getByRole('button', { name: 'Record', exact: true }).click()
    await dialog.getByText('Verified by other means (ID document)').waitFor()
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    const calls = page.getByRole('list', { name: 'Calls about this request' })
    await calls.getByText('support@example.com verified the caller: ID document').waitFor()
    expect(await axeFindings(page)).toEqual([])

    const decider = await console.openPageAsRole('security', `/recovery/${request.id}`)
    await decider.getByRole('button', { name: /^Use this: support@example\.com verified/ }).click()
    await decider.getByRole('button', { name: 'ID document', exact: true, pressed: true }).waitFor()
    await expect
      .poll(() => decider.getByLabel('What you checked').inputValue())
      .toBe('caller verified by support@example.com: id document')
    await expect.poll(() => isBlocked(decider)).toBe(false)
    await decider.getByRole('button', { name: 'Deny', exact: true }).click()
    const denial = decider.getByRole('alertdialog', { name: 'Deny recovery request' })
    await denial.getByRole('checkbox', { name: /^Also lock down the account/ }).check()
    await denial.getByRole('button', { name: 'Suspected fraud' }).click()
    await denial.getByRole('button', { name: 'Deny and lock down' }).click()
    await decider.getByText('Denied by security@example.com').waitFor()
    const path = `/users/${encodeURIComponent(userId)}`
    expect((await console.app.v1('GET', path)).body.status).toBe('suspended')
    const { data } = (await console.app.v1('GET', `${path}/events?pageSize=20`)).body
    expect(data.map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining(['user.locked_down', 'recovery_request.denied']),
    )
  })

  test('J11 S000-20 by keyboard alone: an auditor sees on one screen who let whom back in, and what there is to ask about', async () => {
    const { email, userId, request } = await pending()
    const body = { evidence: { method: 'manager', note: 'Their manager called' } }
    const approved = await console.app.v1('POST', `/recovery-requests/${request.id}/approve`, { body })
    expect(approved.status, approved.text).toBe(200)
    await recover(email)
    const page = await console.openPageAsRole('auditor', '/')
    const presses = await keysAlone(page)
    await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor()
    await searchAnything(page, presses, email)
    await presses.click(page.getByRole('option', { name: /^Alice Example/ }).first())
    await presses.click(page.getByRole('navigation', { name: 'User' }).getByRole('link', { name: 'Audit' }))
    await presses.click(page.getByRole('link', { name: 'Recovery chain' }))
    const chain = page.getByRole('region', { name: /^Recovery RR-/ })
    await chain.getByText(/^approved in \d+ s$/).waitFor()
    await chain.getByText(`by ${approved.body.decidedBy.name}`).waitFor()
    await chain.getByText('verified by: Manager · Their manager called').waitFor()
    await chain.getByText('Link kept in the Outbox: no mail server is set').waitFor()
    for (const step of ['Requested', 'Approved', 'Link opened', 'New password set', 'MFA enrolled', 'Recovered']) {
      await chain.getByText(step, { exact: true }).waitFor()
    }
    expect(presses.count).toBeLessThanOrEqual(4)
    expect(await axeFindings(page)).toEqual([])
    expect(page.url()).toMatch(/\/audit\?view=recovery$/)

    const key = await console.app.v1('POST', '/keys', { body: { name: 'Reads people', permissions: ['read:users'] } })
    const refused = await fetch(`${console.app.url}api/v1/users/${encodeURIComponent(userId)}/recovery-chain`, {
      headers: { 'x-api-key': key.body.key },
    })
    expect(refused.status).toBe(403)
  }, 60_000)

  test('a mistyped address shows the similar account, and is pointed to it', async () => {
    await lostPerson(console.app, { email: 'bob@acme.example' })
    await askToRecover(console.app, 'bob@acm.example')
    const page = await console.openPageAsOwner('/recovery?account=unknown')
    const row = page.getByRole('row', { name: /bob@acm\.example/ })
    await row.getByText('similar: bob@acme.example').waitFor()
    await row.getByRole('link', { name: 'bob@acm.example' }).click()
    await page.getByText('No account has bob@acm.example.').waitFor()
    expect(await isBlocked(page)).toBe(true)
    await page.getByRole('button', { name: 'Point to bob@acme.example…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Point to another address' })
    await dialog.getByRole('button', { name: 'Start a new request' }).click()
    await page.getByText('bob@acme.example').first().waitFor()
    await page.getByRole('button', { name: 'Video call' }).waitFor()
    expect(await mailsTo(console.app, 'bob@acme.example', 'recovery-requested')).toHaveLength(1)
  })

  test('spam is denied at once for several requests, with one reason, by keyboard alone', async () => {
    for (const name of ['spam1', 'spam2']) await askToRecover(console.app, `${name}@example.org`)
    const page = await console.openPageAsOwner('/recovery?account=unknown')
    for (const name of ['spam1', 'spam2']) {
      const box = page.getByRole('checkbox', { name: new RegExp(`${name}@example.org`) })
      await box.focus()
      await page.keyboard.press('Space')
    }
    await page.getByRole('button', { name: 'Deny 2 requests…' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('alertdialog', { name: 'Deny 2 recovery requests' })
    expect(await dialog.getByRole('button', { name: 'Deny 2 requests' }).getAttribute('aria-disabled')).toBe('true')
    await dialog.getByRole('button', { name: 'Spam' }).focus()
    await page.keyboard.press('Space')
    await dialog.getByRole('button', { name: 'Deny 2 requests' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('2 requests were denied.').waitFor()
    await page.goto(console.at('/recovery?tab=denied'))
    await page.getByRole('row', { name: /spam1@example\.org/ }).waitFor()
  })

  test('by keyboard alone a request is taken in its row, taken over by somebody else, and both pages say who has it', async () => {
    const { email, request } = await pending()
    const page = await console.openPageAsRole('security', '/recovery')
    const row = page.getByRole('row', { name: new RegExp(email) })
    const take = row.getByRole('button', { name: `Assign to me: ${recoveryNumber(request)}` })
    await take.focus()
    await page.keyboard.press('Enter')
    await row.getByText('you', { exact: true }).waitFor()
    // The button is gone, and the focus stays in the row.
    await expect.poll(() => focused(page)).toBe('Alice Example')

    const other = await console.openPageAsRole('admin', `/recovery/${request.id}`)
    await other.getByText('security@example.com took this request.').waitFor()
    expect(await axeFindings(other)).toEqual([])
    await other.getByRole('button', { name: 'Take over from security@example.com' }).focus()
    await other.keyboard.press('Enter')
    await other.getByText('You took this request.').waitFor()
    await row.getByText('admin@example.com').waitFor()
    await other.getByRole('button', { name: 'Give back' }).focus()
    await other.keyboard.press('Enter')
    await other.getByText('Nobody took this request yet.').waitFor()
    await take.waitFor()
  }, 60_000)

  test('whoever presses second reads who was faster, and the page shows them', async () => {
    const { request } = await pending()
    const page = await console.openPageAsRole('security', `/recovery/${request.id}`)
    const take = page.getByRole('button', { name: 'Assign to me' })
    await take.waitFor()
    await page.route('**/api/v1/recovery-requests/*/assign', async (route) => {
      await console.app.v1('POST', `/recovery-requests/${request.id}/assign`, { body: {} })
      await route.continue()
    })
    await take.click()
    await page
      .getByText(`Couldn't assign ${recoveryNumber(request)} to you.`)
      .first()
      .waitFor()
    await page.getByRole('button', { name: /^Take over from / }).waitFor()
  })

  test('the queue is narrowed by organization, signal and whom it waits for, in the address, and what comes waits in a bar', async () => {
    const { email, userId, request } = await pending()
    const { id } = await addOrganization(console.app, 'queue-of-acme', 'Queue of Acme')
    await console.app.app.directory.stores.memberships.add(id, [userId], console.app.clock.now())
    await console.app.v1('POST', `/recovery-requests/${request.id}/deny`, { body: { reason: 'Not verified' } })
    const again = await askToRecover(console.app, email)
    const page = await console.openPageAsRole('security', '/recovery')
    const filter = async (label: string, choice: string) => {
      await page
        .getByRole('button', { name: new RegExp(`^${label}`) })
        .first()
        .click()
      await page.getByLabel(choice, { exact: true }).click()
      await page.keyboard.press('Escape')
    }
    await filter('Signals', 'Asked before in 90 days')
    await page.waitForURL(/signal=asked-before/)
    await filter('Waiting for', 'Nobody yet')
    await page.waitForURL(/assignee=nobody/)
    await page.goto(`${page.url()}&organization=${id}`)
    await page
      .getByRole('button', { name: /Queue of Acme/ })
      .first()
      .waitFor()
    const row = page.getByRole('row', { name: new RegExp(email) })
    await row.getByRole('button', { name: /^Assign to me/ }).waitFor()
    await expect.poll(() => page.getByRole('row').count()).toBe(2)

    await console.app.v1('POST', `/recovery-requests/${again.id}/deny`, { body: { reason: 'Not verified' } })
    await row.getByText('Denied').waitFor()
    await page.getByText('1 new or changed').waitFor()
    await page.getByRole('button', { name: 'Refresh' }).click()
    await page.getByText('No request matches the filters').waitFor()
  }, 60_000)
})
