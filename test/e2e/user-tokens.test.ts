// What was issued to a user: refresh tokens, apps they allowed something, and API keys.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { giveConsent } from '../../src/consents/give-consent.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { newClient } from '../support/newcomers.ts'
import { holdsTokens } from '../support/signed-in.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, pageWidth, startConsole, takesFocus } from './browser.ts'
import { addPerson, type Person } from './people.ts'
import { countPresses } from './presses.ts'
import { statusOf } from './status-of.ts'

describeJourneys('tokens of a user', () => {
  let console: ConsoleUnderTest
  let alice: Person
  let bob: Person
  beforeAll(async () => {
    console = await startConsole()
    const { app } = console
    alice = await addPerson(app, 'Alice Adams')
    bob = await addPerson(app, 'Bob Brown')
    const { directory } = app.app
    const shop = await newClient(app, 'Shop')
    for (const { id: userId } of [alice, alice, bob]) await holdsTokens(directory, userId, shop)
    const consent = { userId: bob.id, clientId: shop.id, audience: '', scope: ['openid', 'email'] }
    await directory.change((deps) => giveConsent(deps, systemActor, consent))
    await app.v1('POST', '/keys', { body: { name: 'Nightly export', permissions: ['read:users'], userId: bob.id } })
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const tokensOf = ({ id }: Person) => `/users/${encodeURIComponent(id)}/tokens`
  const held = async ({ id }: Person) =>
    (await console.app.v1('GET', `/users/${encodeURIComponent(id)}/refresh-tokens`)).body.data.length

  test('one token of an app is revoked, then all of them, and the page says how long access tokens live on', async () => {
    const page = await console.openPageAsRole('support', tokensOf(alice))
    const presses = countPresses(page)
    const card = page.getByRole('region', { name: 'Devices and refresh tokens' })
    await card.getByRole('listitem').nth(1).waitFor()
    await presses.click(card.getByRole('button', { name: /^Revoke the token of Shop/ }).first())
    const one = page.getByRole('dialog', { name: 'Revoke token' })
    await one.getByText('Previously issued access tokens may work until they expire (up to 15 min).').waitFor()
    await presses.click(one.getByRole('button', { name: 'Revoke token' }))
    await one.waitFor({ state: 'detached' })
    expect(presses.count).toBeLessThanOrEqual(2)
    expect(await held(alice)).toBe(1)
    await card.getByRole('button', { name: 'Revoke all tokens' }).click()
    await page
      .getByRole('dialog', { name: 'Revoke all tokens' })
      .getByRole('button', { name: 'Revoke all tokens' })
      .click()
    await card.getByText('No app holds a refresh token of this user.').waitFor()
    expect(await held(alice)).toBe(0)
  })

  test('a connected app loses what it was allowed, by keyboard', async () => {
    const page = await console.openPageAsOwner(tokensOf(bob))
    const card = page.getByRole('region', { name: 'Connected apps' })
    await card.getByText('who they are, their e-mail address').waitFor()
    await card.getByRole('button', { name: 'Revoke what Shop may do' }).focus()
    await page.keyboard.press('Enter')
    await takesFocus(page.getByRole('dialog', { name: 'Revoke access of an app' }).getByRole('button'))
    await page.keyboard.press('Enter')
    await card.getByText('This user allowed no app anything.').waitFor()
  })

  test('who may only look finds text in place of buttons, and no keys', async () => {
    const page = await console.openPageAsRole('support_readonly', tokensOf(bob))
    await page.getByText('To revoke: Needs the support role').waitFor()
    await page
      .getByText('Keys are not shown to your role. Needs the auditor role. An owner can give it to you.')
      .waitFor()
    expect(await page.getByRole('button', { name: /^Revoke/ }).count()).toBe(0)
    const path = `/users/${encodeURIComponent(bob.id)}/refresh-tokens/revoke`
    expect(await statusOf(page, 'POST', path)).toBe(403)
  })

  test.each([
    ['1280 px', { width: 1280 }],
    ['390 px', { width: 390, height: 844 }],
  ] as const)('axe finds nothing and nothing is cut off, %s', { timeout: 120_000 }, async (_, options) => {
    const page = await console.openPageAsOwner(tokensOf(bob), options)
    await page.getByText('Nightly export').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await expect.poll(() => pageWidth(page)).toBe(options.width)
    await page.getByRole('button', { name: 'Revoke the key Nightly export' }).click()
    await page.getByRole('dialog', { name: 'Revoke API key' }).waitFor()
    expect(await axeFindings(page), 'dialog').toEqual([])
  })
})
