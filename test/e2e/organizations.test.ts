// Organizations in the console: the list, their members, a user's memberships, and roles that hold in one alone.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { mailsTo } from '../support/recovery.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, owner, signInAs, startConsole } from './browser.ts'
import { keysAlone } from './keyboard.ts'
import { addOrganization, fine, type Organization, pathTo } from './organization-members.ts'
import { addPerson, addRole, type Person } from './people.ts'
import { countPresses, type Presses, searchAnything } from './presses.ts'
import { statusOf } from './status-of.ts'

const readPreferences = "fetch('/api/v1/me/preferences').then((answer) => answer.json())"

describeJourneys('organizations', () => {
  let console: ConsoleUnderTest
  let acme: Organization
  let globex: Organization
  let alice: Person
  let bob: Person
  let billing: string

  beforeAll(async () => {
    console = await startConsole()
    const { app } = console
    acme = await addOrganization(app, 'acme', 'Acme')
    globex = await addOrganization(app, 'globex', 'Globex')
    alice = await addPerson(app, 'Alice Adams')
    bob = await addPerson(app, 'Bob Brown')
    billing = await addRole(app, 'Billing', 'Reads and pays invoices')
    fine(await app.v1('POST', pathTo('organizations', acme.id, 'members'), { body: { userId: alice.id } }), 204)
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const membersOf = async ({ id }: Organization): Promise<readonly string[]> => {
    const { data } = fine(await console.app.v1('GET', pathTo('organizations', id, 'users')), 200)
    return data.map(({ email }: Person) => email)
  }
  const members = ({ id }: Organization) => `/organizations/${id}/members`
  const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) })

  test('J21 S000-1 organizations are listed, found and narrowed, and each lists its people', async () => {
    const page = await console.openPageAsOwner('/users')
    await page.getByRole('link', { name: 'Organizations' }).click()
    await row(page, 'Acme').waitFor()
    await row(page, 'Globex').waitFor()
    await row(page, 'Acme').getByRole('cell', { name: 'Never' }).waitFor()
    const asked = () => new URL(page.url()).search
    const shown = page.locator('[data-row-link]')
    await page.getByRole('button', { name: 'Organization', exact: true }).click()
    await expect.poll(() => shown.allTextContents()).toEqual(['Acme', 'Globex'])
    await page.getByRole('button', { name: 'Organization', exact: true }).click()
    await expect.poll(() => shown.allTextContents()).toEqual(['Globex', 'Acme'])
    await page.getByRole('button', { name: '20 per page' }).click()
    await page.getByRole('menuitemradio', { name: '50 per page' }).click()
    await page.getByRole('button', { name: '50 per page' }).waitFor()
    await expect.poll(asked).toBe('?sort=-name&size=50')
    await page.goBack()
    await expect.poll(asked).toBe('?sort=-name')
    const kept = async () => (await page.evaluate<{ pageSize: number }>(readPreferences)).pageSize
    await expect.poll(kept).toBe(50)
    await page.goto(console.at('/organizations?sort=-name'))
    await page.getByRole('button', { name: '50 per page' }).waitFor()
    const header = page.getByRole('button', { name: 'Members', exact: true, disabled: true })
    expect(await header.getAttribute('title')).toMatch(/^Worked out anew for each page/)
    await header.click({ force: true })
    expect(asked()).toBe('?sort=-name')
    await page.goto(console.at('/organizations?sort=-name&after=of-another-list'))
    const isBack = page.getByText('The list changed, so you are back at the start.')
    await isBack.waitFor()
    await page.getByRole('button', { name: 'Organization', exact: true }).click()
    await isBack.waitFor({ state: 'detached' })
    await row(page, 'Acme').waitFor()
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export' }).click()
    expect((await saved).suggestedFilename()).toBe('organizations.csv')
    await page.getByRole('searchbox', { name: 'Search organizations' }).fill('glo')
    await row(page, 'Acme').waitFor({ state: 'detached' })
    await page.getByRole('searchbox', { name: 'Search organizations' }).fill('')
    await page.getByRole('link', { name: 'No administrator' }).click()
    await row(page, 'Globex').getByText('None').waitFor()
    await page.getByRole('link', { name: 'Acme', exact: true }).click()
    await row(page, 'Alice Adams').waitFor()
    await page.getByRole('link', { name: 'Overview' }).click()
    await page.getByText('Nobody administers this organization.').waitFor()
    const health = page.getByRole('region', { name: 'Health' })
    await health.getByRole('link', { name: '0', exact: true }).first().click()
    await page.getByRole('heading', { name: 'Acme' }).waitFor()
    await expect.poll(() => page.url()).toBe(console.at(`${members(acme)}?role=admin`))
  })

  test('J21 S000-64 people are added by their addresses, others invited, and who is a member already is told so', async () => {
    const page = await console.openPageAsRole('support', members(acme))
    await page.getByRole('button', { name: 'Add member' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add to organization' })
    await dialog
      .getByRole('textbox', { name: 'Email addresses' })
      .fill(`${bob.email}\n${alice.email}\nnobody.yet@example.com`)
    await dialog.getByRole('button', { name: 'Add 3 people' }).click()
    const results = dialog.getByRole('list', { name: 'Results' })
    await results.getByText('Invited').waitFor()
    await expect
      .poll(() => results.getByRole('listitem').allTextContents())
      .toEqual([`${bob.email}Added`, `${alice.email}Already a member`, 'nobody.yet@example.comInvited'])
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await row(page, 'Bob Brown').waitFor()
    expect(await membersOf(acme)).toEqual([alice.email, bob.email])
    await page.getByRole('link', { name: 'Invitations' }).click()
    await row(page, 'nobody.yet@example.com').getByText('Pending').waitFor()
  })

  test('J21 S000-67 somebody is removed from an organization and stays a user, and Undo brings them back', async () => {
    const page = await console.openPageAsRole('support', members(acme))
    await page.getByRole('button', { name: 'Actions for Bob Brown' }).click()
    await page.getByRole('menuitem', { name: 'Remove from organization…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Remove from organization' })
    await dialog.getByText('Does not delete the user.').waitFor()
    const effects = dialog.getByRole('list', { name: 'What happens' })
    await effects.getByText('They hold no role in this organization.').waitFor()
    await dialog.getByRole('button', { name: 'Remove from Acme' }).click()
    await page.getByText('Bob Brown was removed from Acme.').waitFor()
    await row(page, 'Bob Brown').waitFor({ state: 'detached' })
    expect((await console.app.v1('GET', pathTo('users', bob.id))).status).toBe(200)
    await page.getByRole('button', { name: 'Undo: Bob Brown was removed from Acme.' }).click()
    await row(page, 'Bob Brown').waitFor()
    expect(await membersOf(acme)).toEqual([alice.email, bob.email])
  })

  test('J21 by keyboard alone: a user joins an organization from their own page, and leaves it', async () => {
    const page = await console.openPageAsRole('support', `/users/${encodeURIComponent(alice.id)}/organizations`)
    const keys = await keysAlone(page)
    await row(page, 'Acme').waitFor()
    await keys.click(page.getByRole('button', { name: 'Add to organization' }))
    const dialog = page.getByRole('dialog', { name: 'Add to organization' })
    const held = dialog.getByRole('radio', { name: /Acme\s*Already a member/ })
    expect(await held.getAttribute('aria-disabled')).toBe('true')
    await keys.fill(dialog.getByRole('searchbox', { name: 'Search organizations' }), 'globex')
    await held.waitFor({ state: 'detached' })
    await keys.check(dialog.getByRole('radio', { name: /Globex/ }))
    await keys.click(dialog.getByRole('button', { name: 'Add to Globex' }))
    await row(page, 'Globex').waitFor()
    expect(await membersOf(globex)).toEqual([alice.email])
    expect(await axeFindings(page)).toEqual([])
    await keys.click(page.getByRole('button', { name: 'Remove from Globex' }))
    const removal = page.getByRole('dialog', { name: 'Remove from organization' })
    await keys.click(removal.getByRole('button', { name: 'Remove from Globex' }))
    await page.getByText('Alice Adams was removed from Globex.').waitFor()
    await row(page, 'Globex').waitFor({ state: 'detached' })
    expect(await membersOf(globex)).toEqual([])
    // The focus went on from the row that left.
    await keys.to(page.getByRole('button', { name: 'Add to organization' }))
  })

  test.each([
    ['J16 a role is given in one organization, and taken back by Undo', async (page: Page) => countPresses(page)],
    ['J16 the same by keyboard alone', keysAlone],
  ] as const)('%s', async (_, begin) => {
    const page = await console.openPageAsRole('admin', '/')
    const presses: Presses = await begin(page)
    await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor()
    await searchAnything(page, presses, `assign role ${alice.email}`)
    await presses.click(page.getByRole('option', { name: /^Assign a role to Alice Adams/ }))
    const dialog = page.getByRole('dialog', { name: 'Assign role' })
    await presses.choose(dialog.getByRole('combobox', { name: 'Scope' }), 'Acme')
    await presses.check(dialog.getByRole('checkbox', { name: /Billing/ }))
    await presses.click(dialog.getByRole('button', { name: 'Assign role' }))
    await dialog.waitFor({ state: 'detached' })
    const assigned = presses.count
    expect(assigned).toBeLessThanOrEqual(7)
    const held = async () => fine(await console.app.v1('GET', pathTo('users', alice.id, 'roles')), 200).data
    expect(await held()).toMatchObject([{ name: 'Billing', scope: 'organization', organization: { id: acme.id } }])

    await presses.click(page.getByRole('button', { name: 'Undo: Billing assigned.' }))
    await page.getByText('Billing unassigned.').first().waitFor()
    expect(presses.count - assigned).toBeLessThanOrEqual(1)
    expect(await held()).toEqual([])
  })

  test('an organization is created, renamed, and deleted by its name', async () => {
    const page = await console.openPageAsOwner('/organizations')
    await page.getByRole('button', { name: 'Create organization' }).click()
    const dialog = page.getByRole('dialog', { name: 'Create organization' })
    await dialog.getByRole('textbox', { name: 'Display name' }).fill('Müller & Söhne')
    await expect
      .poll(() => dialog.getByRole('textbox', { name: 'Name in addresses' }).inputValue())
      .toBe('muller-sohne')
    await dialog.getByRole('button', { name: 'Create organization' }).click()
    await page.getByText('Nobody belongs to this organization yet').waitFor()
    await page.getByRole('navigation', { name: 'Organization' }).getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('textbox', { name: 'Display name' }).fill('Müller')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'Müller', level: 1 }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Delete organization…' }).click()
    const deletion = page.getByRole('alertdialog', { name: 'Delete organization' })
    const confirm = deletion.getByRole('button', { name: 'Delete organization' })
    expect(await confirm.getAttribute('aria-disabled')).toBe('true')
    await deletion.getByRole('textbox', { name: 'Type muller-sohne to confirm' }).fill('muller-sohne')
    await deletion.getByRole('button', { name: 'Contract ended' }).click()
    await confirm.click()
    await deletion.getByLabel('Your password').fill(owner.password)
    await confirm.click()
    await page.getByText('Müller was deleted.').waitFor()
    await row(page, 'Acme').waitFor()
    await row(page, 'Müller').waitFor({ state: 'detached' })
  })

  test('invitations say what role they give, and several are sent again at once', async () => {
    const path = pathTo('organizations', globex.id, 'invitations')
    for (const email of ['erin@example.com', 'frank@example.com']) {
      fine(await console.app.v1('POST', path, { body: { email, isAdministrator: email.startsWith('erin') } }), 201)
    }
    const page = await console.openPageAsRole('admin', `/organizations/${globex.id}/invitations`)
    await row(page, 'erin@example.com').getByText('admin', { exact: true }).waitFor()
    await row(page, 'frank@example.com').getByText('Member', { exact: true }).waitFor()
    await page.getByRole('checkbox', { name: 'Select erin@example.com' }).check()
    await page.getByRole('checkbox', { name: 'Select frank@example.com' }).check()
    await page.getByRole('button', { name: 'Resend 2 invitations' }).click()
    await page.getByText('2 invitations were sent again.').waitFor()
    await page.getByRole('button', { name: 'Copy a new link for erin@example.com' }).click()
    await page.getByText('A new link was copied. The one sent before works no more.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(await mailsTo(console.app, 'erin@example.com', 'invitation')).toHaveLength(2)
  })

  test('before MFA is enforced it is said how many members have none, and who', async () => {
    const page = await console.openPageAsRole('security', `/organizations/${acme.id}/security`)
    await page.getByRole('button', { name: 'Enforce MFA' }).click()
    const dialog = page.getByRole('dialog', { name: 'Enforce MFA' })
    await dialog.getByText(/members? ha(s|ve) no second factor\./).waitFor()
    await dialog.getByRole('link', { name: 'See who' }).click()
    await page.getByRole('heading', { name: 'Users', level: 1 }).waitFor()
    expect(new URL(page.url()).search).toBe(`?organization=${acme.id}&mfa=none`)
    await page.getByRole('link', { name: alice.name }).waitFor()
  })

  test('an organization is suspended with a reason, is found among the suspended, and comes back', async () => {
    const page = await console.openPageAsOwner(`/organizations/${globex.id}/settings`)
    await page.getByRole('button', { name: 'Suspend organization…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Suspend organization' })
    const confirm = dialog.getByRole('button', { name: 'Suspend organization' })
    expect(await confirm.getAttribute('aria-disabled')).toBe('true')
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Unpaid' }).click()
    await confirm.click()
    await page.getByText('Globex is suspended.').waitFor()
    await page.getByText(/^Unpaid ·/).waitFor()
    await page.goto(console.at('/organizations'))
    await page.getByRole('link', { name: 'Suspended', exact: true }).click()
    await row(page, 'Globex').getByText('Suspended').waitFor()
    await row(page, 'Acme').waitFor({ state: 'detached' })
    await page.goto(console.at(`/organizations/${globex.id}/settings`))
    await page.getByRole('button', { name: 'Activate organization…' }).click()
    expect(await axeFindings(page)).toEqual([])
    const lifting = page.getByRole('dialog', { name: 'Activate organization' })
    await lifting.getByRole('button', { name: 'Activate organization' }).click()
    await page.getByText('Globex is active again.').waitFor()
    await page.getByRole('button', { name: 'Suspend organization…' }).waitFor()
  })

  test('MFA is enforced with days in which members set one up', async () => {
    const page = await console.openPageAsRole('security', `/organizations/${globex.id}/security`)
    await page.getByRole('button', { name: 'Enforce MFA' }).click()
    const dialog = page.getByRole('dialog', { name: 'Enforce MFA' })
    await dialog.getByLabel('Time to set one up').selectOption('14')
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Enforce MFA' }).click()
    await page.getByText('The time to set one up ends').waitFor()
    await page.getByRole('button', { name: 'Stop enforcing MFA' }).click()
    const ending = page.getByRole('alertdialog', { name: 'Stop enforcing MFA' })
    await ending.getByRole('button', { name: 'Testing' }).click()
    await ending.getByRole('button', { name: 'Stop enforcing MFA' }).click()
    await ending.getByLabel('Your password').fill(owner.password)
    await ending.getByRole('button', { name: 'Stop enforcing MFA' }).click()
    await page.getByText('MFA is not enforced.').waitFor()
  })

  test('how long an approved recovery waits is set for its members', async () => {
    const page = await console.openPageAsRole('security', `/organizations/${globex.id}/security`)
    const card = page.getByRole('region', { name: 'Account recovery' })
    await card.getByLabel('The link waits').selectOption({ label: '48 hours' })
    await card.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The waiting time was saved.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    const { body } = await console.app.v1('GET', `/organizations/${globex.id}`)
    expect(body.recoveryWaitingHours).toBe(48)
  })

  test('J21 J16 who may only look is told which role it takes, and the API refuses', async () => {
    const page = await console.openPageAsRole('support_readonly', members(acme))
    await page.getByText('To add members: Needs the support role').waitFor()
    expect(await page.getByRole('button', { name: /^Actions for/ }).count()).toBe(0)
    await page.goto(console.at(`/organizations/${acme.id}/security`))
    await page.getByText('Needs the security role').first().waitFor()
    await page.goto(console.at('/organizations'))
    await page.getByText('To create organizations: Needs the admin role').waitFor()
    await page.goto(console.at(`/users/${encodeURIComponent(alice.id)}/roles`))
    await page.getByText('To assign roles: Needs the admin role').waitFor()
    expect(await statusOf(page, 'POST', pathTo('organizations', acme.id, 'members'), { userId: bob.id })).toBe(403)
    const assignment = { userId: alice.id, roleId: billing, organizationId: acme.id }
    expect(await statusOf(page, 'POST', '/role-assignments', assignment)).toBe(403)
  })

  test('before somebody leaves an organization, the roles that they lose are named', async () => {
    const { app } = console
    const dan = await addPerson(app, 'Dan Dorn')
    fine(await app.v1('POST', pathTo('organizations', acme.id, 'members'), { body: { userId: dan.id } }), 204)
    for (const organizationId of [acme.id, undefined]) {
      const roleId = organizationId === undefined ? await addRole(app, 'Reader', 'Reads everywhere') : billing
      const body = { userId: dan.id, roleId, ...(organizationId !== undefined && { organizationId }) }
      expect((await app.v1('POST', '/role-assignments', { body })).status).toBeLessThan(300)
    }
    const page = await console.openPageAsRole('support', `/users/${encodeURIComponent(dan.id)}/organizations`)
    await page.getByRole('button', { name: 'Remove from Acme' }).click()
    const effects = page.getByRole('dialog').getByRole('list', { name: 'What happens' })
    await expect
      .poll(() => effects.getByRole('listitem').allTextContents())
      .toEqual(['They lose the roles they hold here: Billing.', 'Tokens for this organization end at once.'])
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.route('**/api/v1/users/*/roles?*', (route) =>
      route.fulfill({ status: 403, contentType: 'application/problem+json', body: '{"detail":"No."}' }),
    )
    await page.reload()
    await page.getByRole('button', { name: 'Remove from Acme' }).click()
    await effects.getByText('They lose the roles they hold in this organization.').waitFor()
  })
})

describeJourneys('organizations in isolated pools', () => {
  let console: ConsoleUnderTest
  beforeAll(async () => {
    console = await startConsole({ poolMode: 'isolated' })
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  test('J21 a user belongs to exactly one organization, and a second one is refused', async () => {
    const { app } = console
    const acme = await addOrganization(app, 'acme', 'Acme')
    const globex = await addOrganization(app, 'globex', 'Globex')
    const carol = await addPerson(app, 'Carol Clark', { connection: 'acme' })
    const page = await console.openPageAsOwner(`/users/${encodeURIComponent(carol.id)}/organizations`)
    await page.getByText('In isolated mode a user belongs to exactly one organization.').waitFor()
    await page.getByRole('row', { name: /Acme/ }).waitFor()
    expect(await page.getByRole('button', { name: /Add to organization|^Remove/ }).count()).toBe(0)
    await page.goto(console.at(`/organizations/${globex.id}/members`))
    await page.getByRole('button', { name: 'Add member' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add to organization' })
    await dialog.getByRole('textbox', { name: 'Email addresses' }).fill(carol.email)
    await dialog.getByRole('button', { name: 'Add member' }).click()
    await dialog
      .getByRole('list', { name: 'Results' })
      .getByText(/exactly one/)
      .waitFor()
    const deletionOf = async (id: string) => {
      await page.goto(console.at(`/organizations/${id}/settings`))
      await page.getByRole('button', { name: 'Delete organization…' }).click()
      return page.getByRole('alertdialog', { name: 'Delete organization' })
    }
    await (await deletionOf(globex.id)).getByText('Nobody belongs to it.').waitFor()
    await (await deletionOf(acme.id)).getByRole('checkbox', { name: 'Delete 1 user too' }).check()
    expect(await axeFindings(page)).toEqual([])
  })

  test('an organization goes with its people once a second person approved it, and the job tells how far it is', async () => {
    const { app } = console
    const initech = await addOrganization(app, 'initech', 'Initech')
    await addPerson(app, 'Bob Brown', { connection: 'initech' })
    await addPerson(app, 'Dan Drew', { connection: 'initech' })
    const openAs = async (name: string, path: string) => {
      const body = { email: `${name}@example.com`, name, password: owner.password, role: 'owner' }
      const made = fine(await app.v1('POST', '/operators', { body }), 201)
      // An account that is younger than a request decides nothing.
      app.clock.aheadMs += 1_000
      return async () => {
        const page = await console.openPage()
        await signInAs(page, app, made.id, 'fresh')
        await page.goto(console.at(path))
        return page
      }
    }
    const [asVera, asOtto] = [
      await openAs('vera', `/organizations/${initech.id}/settings`),
      await openAs('otto', '/approvals'),
    ]
    const page = await asVera()
    await page.getByRole('button', { name: 'Delete organization…' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Delete organization' })
    await dialog.getByRole('checkbox', { name: 'Delete 2 users too' }).check()
    await dialog.getByRole('textbox', { name: /initech/ }).fill('initech')
    await dialog.getByRole('button', { name: 'Contract ended' }).click()
    await dialog.getByRole('button', { name: 'Ask for approval' }).click()
    await dialog.getByLabel('Your password').fill(owner.password)
    await dialog.getByRole('button', { name: 'Ask for approval' }).click()
    await page.getByText('Asked for. Another owner or admin decides.').waitFor()
    const second = await asOtto()
    const what = 'Delete Initech and 2 users'
    await second.getByRole('link', { name: what }).click()
    await second.getByRole('link', { name: 'Initech' }).waitFor()
    expect(await axeFindings(second)).toEqual([])
    await second.getByRole('button', { name: 'Approve' }).click()
    const confirming = second.getByRole('alertdialog', { name: 'Confirm that it is you' })
    await confirming.getByLabel('Your password').fill(owner.password)
    await second.keyboard.press('Enter')
    await second.getByText('Approved. Whoever asked can carry it out now.').waitFor()
    await page.goto(new URL(second.url()).href)
    await page.getByRole('button', { name: `${what}…` }).click()
    const last = page.getByRole('alertdialog', { name: what })
    await last.getByText(/The organization is suspended now/).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await last.getByRole('button', { name: what }).click()
    await last.getByLabel('Your password').fill(owner.password)
    await last.getByRole('button', { name: what }).click()
    await page.getByRole('heading', { name: 'Delete 2 users' }).waitFor()
    await page.getByText('The organization is gone.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect((await app.v1('GET', `/organizations/${initech.id}`)).status).toBe(404)
  })

  test('whoever is there once an organization is told from their namesake, in the list, a dialog and the palette', async () => {
    const { app } = console
    const page = await console.openPageAsOwner('/')
    await addPerson(app, 'Carol Clark', { connection: 'globex' })
    await page.goto(console.at('/users'))
    for (const place of ['Acme', 'Globex']) {
      await page.getByRole('link', { name: `Carol Clark · ${place}` }).waitFor()
      await page.getByRole('checkbox', { name: `Select Carol Clark · ${place}` }).waitFor()
    }
    await page.getByRole('button', { name: 'Actions for Carol Clark · Globex' }).click()
    await page.getByRole('menuitem', { name: 'Suspend…' }).click()
    const suspending = page.getByRole('dialog', { name: 'Suspend user' })
    await suspending.getByText('globex', { exact: true }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await suspending.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Search or run a command' }).fill('carol')
    for (const place of ['Acme', 'Globex']) {
      await page.getByRole('option', { name: new RegExp(`^Carol Clark .*${place}`, 'i') }).waitFor()
    }
  })
})
