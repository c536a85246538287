// Browsers that are spared the second step: listed one by one, and forgotten one by one or all at once (console.md 4.13).
import { forgetBrowser, forgetBrowsers } from '../../authentication-methods/forget-browsers.ts'
import { type ListedBrowser, rememberedBrowserId } from '../../authentication-methods/remembered-browser.ts'
import { clearedCookie, readCookie } from '../../http/cookies.ts'
import { type Html, html } from '../../http/html.ts'
import { placeName } from '../../kernel/place.ts'
import { deviceName } from '../../sessions/device-name.ts'
import { accountForm, doneAt, sectionPaths } from './account-frame.ts'
import type { AccountForm, AccountView } from './account-view.ts'
import { timeText } from './when.ts'

const page = sectionPaths.security
const forgetBrowserPath = `${page}/browsers/forget-one`
const forgetBrowsersPath = `${page}/browsers/forget`
const browsersAtMost = 100

/** What stands below the title of the part. */
export async function trustedBrowsers(view: AccountView): Promise<Html> {
  const { directory, user, scene } = view
  const { security } = scene.texts.account
  const { rememberedBrowsers } = directory.stores
  const browsers = await rememberedBrowsers.listOf(user.id, browsersAtMost, directory.clock.now())
  if (browsers.length === 0) return html`<p class="hint">${security.noBrowsers}</p>`
  const forgetAll = html`<button class="button">${security.forgetBrowsers}</button>`
  return html`<p class="hint">${security.browsers}</p>
<ul class="rows">${browsers.map((browser) => browserRow(view, browser))}</ul>
${accountForm(view, { action: forgetBrowsersPath, body: forgetAll })}`
}

export const forgetBrowserForm: AccountForm = {
  path: forgetBrowserPath,
  page,
  take: async (view, form) => {
    const { directory, actor, user, reply } = view
    const id = form.text('browser')
    await directory.change((deps) => forgetBrowser(deps, actor, user.id, id))
    if (id === idOfThis(view)) reply.header('set-cookie', clearedCookie('trusted-browser', directory.publicUrl))
    return doneAt(view, page, 'browserForgotten')
  },
}

export const forgetBrowsersForm: AccountForm = {
  path: forgetBrowsersPath,
  page,
  take: async (view) => {
    const { directory, actor, user, reply } = view
    await directory.change((deps) => forgetBrowsers(deps, actor, user.id))
    reply.header('set-cookie', clearedCookie('trusted-browser', directory.publicUrl))
    return doneAt(view, page, 'browsersForgotten')
  },
}

function browserRow(view: AccountView, { id, createdAt, expiresAt, origin }: ListedBrowser): Html {
  const { scene, directory } = view
  const { account } = scene.texts
  const { security } = account
  const device = deviceName(origin.userAgent, scene.locale)
  const place = placeName(directory.places.placeOf(origin.ip), scene.locale)
  const where = [place, origin.ip].filter((part) => part !== null).join(', ')
  const forget = accountForm(view, {
    action: forgetBrowserPath,
    body: html`<input type="hidden" name="browser" value="${id}">
<button class="link" aria-label="${security.forgetNamed(device)}">${security.forget}</button>`,
  })
  return html`<li><div>
<strong>${device}</strong>${id === idOfThis(view) && html` <span class="tag good">${security.thisBrowser}</span>`}
<small>${where === '' ? account.unknownPlace : where}</small>
<small>${security.trusted(timeText(createdAt, scene.locale), timeText(expiresAt, scene.locale))}</small>
</div>${forget}</li>\n`
}

function idOfThis({ directory, request }: AccountView): string | null {
  const secret = readCookie(request.headers.cookie, 'trusted-browser', directory.publicUrl)
  return secret === null ? null : rememberedBrowserId(secret)
}
