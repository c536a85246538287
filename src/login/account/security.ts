import type { AuthenticationMethod } from '../../authentication-methods/authentication-method.ts'
import { type Html, html } from '../../http/html.ts'
import { ownAddress } from '../own-address.ts'
import type { Texts } from '../texts/en.ts'
import { accountForm, accountPage, sectionPaths } from './account-frame.ts'
import type { AccountPage, AccountView } from './account-view.ts'
import { ownPasswordHome } from './password-home.ts'
import { trustedBrowsers } from './trusted-browsers.ts'
import { timeText } from './when.ts'

export const passwordPath = '/account/security/password'
export const authenticatorPath = '/account/security/authenticator'
export const passkeyPath = '/account/security/passkey'
export const removeFactorPath = '/account/security/remove'
export const newCodesPath = '/account/security/codes'

export const securityPage: AccountPage = {
  path: sectionPaths.security,
  show: async (view) => {
    const { directory, user, settings } = view
    const { accounts, authenticationMethods } = directory.stores
    const account = await accounts.find(user.id)
    const methods = (await authenticationMethods.list(user.id)).filter(({ confirmedAt }) => confirmedAt !== null)
    const { factors } = await authenticationMethods.factorsOf(user.id)
    const { security } = view.scene.texts.account
    const hasHome = (await ownPasswordHome(view)) !== null
    return accountPage(view, 'security', {
      body: html`${hasHome && passwordPart(view, account?.password != null)}
${appPart(view, methods)}
${passkeysPart(view, methods)}
${otherPart(view, methods)}
${codesPart(view, methods, factors.recoveryCodesLeft)}
${settings.rememberBrowserDays > 0 && part(security.browsersTitle, await trustedBrowsers(view))}`,
    })
  },
}

/** What somebody calls one of their factors. */
export function factorName({ type, name, destination }: AuthenticationMethod, { account }: Texts): string {
  const { security } = account
  if (type === 'totp') return security.removeApp
  if (type === 'email') return security.byEmail(destination ?? '')
  if (type === 'phone') return security.byPhone(destination ?? '')
  return name ?? (type === 'security-key' ? security.securityKey : security.unnamedPasskey)
}

function passwordPart(view: AccountView, hasPassword: boolean): Html {
  const { scene, user } = view
  const { security } = scene.texts.account
  const since = user.lastPasswordReset
  const standing = since === null ? security.passwordSet : security.passwordSince(timeText(since, scene.locale))
  return part(
    security.passwordTitle,
    html`<p class="hint">${hasPassword ? standing : security.noPassword}</p>
${hasPassword ? button(view, passwordPath, security.changePassword) : user.email !== null && button(view, '/u/reset-password/request', security.setPassword)}`,
  )
}

function appPart(view: AccountView, methods: readonly AuthenticationMethod[]): Html {
  const { scene, settings } = view
  const { security } = scene.texts.account
  const app = methods.find(({ type }) => type === 'totp')
  const isOff = settings.disabledFactors.includes('totp')
  if (app === undefined) {
    if (isOff) return html``
    const add = button(view, authenticatorPath, security.addApp)
    return part(security.appTitle, html`<p class="hint">${security.appOff}</p>${add}`)
  }
  const standing = security.appOn(timeText(app.createdAt, scene.locale))
  return part(
    security.appTitle,
    html`<ul class="rows">${row(html`${standing}`, removal(view, app))}</ul>
${!isOff && button(view, authenticatorPath, security.replaceApp)}`,
  )
}

function passkeysPart(view: AccountView, methods: readonly AuthenticationMethod[]): Html {
  const { scene, settings } = view
  const { security } = scene.texts.account
  const keys = methods.filter(({ passkey }) => passkey !== null)
  const mayAdd = settings.allowsPasskeys && !settings.disabledFactors.includes('passkey')
  if (keys.length === 0 && !mayAdd) return html``
  return part(
    security.passkeysTitle,
    html`${keys.length === 0 && html`<p class="hint">${security.noPasskeys}</p>`}
${keys.length > 0 && html`<ul class="rows">${keys.map((key) => keyRow(view, key))}</ul>`}
${mayAdd && button(view, passkeyPath, security.addPasskey)}`,
  )
}

function keyRow(view: AccountView, key: AuthenticationMethod): Html {
  const { scene } = view
  const { security } = scene.texts.account
  const times = [
    security.added(timeText(key.createdAt, scene.locale)),
    ...(key.lastUsedAt === null ? [] : [security.used(timeText(key.lastUsedAt, scene.locale))]),
  ]
  const about = html`<strong><bdi>${factorName(key, scene.texts)}</bdi></strong><small>${times.join(', ')}</small>`
  return row(about, removal(view, key))
}

/** What an administrator set up for them. */
function otherPart(view: AccountView, methods: readonly AuthenticationMethod[]): Html {
  const { texts } = view.scene
  const others = methods.filter(({ type }) => type === 'email' || type === 'phone')
  if (others.length === 0) return html``
  const rows = others.map((method) => row(html`<bdi>${factorName(method, texts)}</bdi>`, removal(view, method)))
  return part(texts.account.security.otherTitle, html`<ul class="rows">${rows}</ul>`)
}

function codesPart(view: AccountView, methods: readonly AuthenticationMethod[], left: number): Html {
  const { scene, settings } = view
  const { security } = scene.texts.account
  if (settings.disabledFactors.includes('recovery-code')) return html``
  if (!methods.some(({ type, passkey }) => type === 'totp' || passkey !== null)) {
    return part(security.codesTitle, html`<p class="hint">${security.codesNeedFactor}</p>`)
  }
  const make = html`<button class="button">${security.newCodes}</button>`
  return part(
    security.codesTitle,
    html`<p class="hint">${security.codesLeft(left)} ${security.newCodesConfirm}</p>
${accountForm(view, { action: newCodesPath, body: make })}`,
  )
}

function part(title: string, body: Html): Html {
  return html`<section>
<h2>${title}</h2>
${body}
</section>`
}

function row(about: Html, action: Html): Html {
  return html`<li><div>${about}</div>${action}</li>\n`
}

function removal(view: AccountView, method: AuthenticationMethod): Html {
  const { texts } = view.scene
  const { security } = texts.account
  const name = security.removeNamed(factorName(method, texts))
  return accountForm(view, {
    action: removeFactorPath,
    body: html`<input type="hidden" name="factor" value="${method.id}">
<button class="link" aria-label="${name}">${security.remove}</button>`,
  })
}

function button({ scene }: AccountView, path: string, label: string): Html {
  return html`<a class="button" href="${ownAddress(scene.base, path)}">${label}</a>`
}
