import { passwordPolicy } from '../../connections/connection.ts'
import { readCookie } from '../../http/cookies.ts'
import { html } from '../../http/html.ts'
import { changeOwnPassword } from '../../sign-ins/change-own-password.ts'
import { identifierOf } from '../../sign-ins/prove-again.ts'
import { passwordField } from '../fields.ts'
import { UnusableForm } from '../flow.ts'
import { ownAddress } from '../own-address.ts'
import { passwordRules } from '../password-rules.ts'
import { accountForm, accountPage, doneAt, sectionPaths } from './account-frame.ts'
import type { AccountForm, AccountPage } from './account-view.ts'
import { ownPasswordHome } from './password-home.ts'
import { passwordPath } from './security.ts'
import { setSessionCookie } from './session-cookie.ts'

export const passwordPage: AccountPage = {
  path: passwordPath,
  needsProof: 'with-password',
  show: async (view) => {
    const { scene, user, faults } = view
    const { password, cancel } = scene.texts.account
    const home = await ownPasswordHome(view)
    if (home === null) return sectionPaths.security
    const rules = passwordRules(scene.texts, passwordPolicy(home))
    // Not sent, but a password manager learns from it whose password this is.
    const username = html`<input class="for-managers" type="text" autocomplete="username" value="${identifierOf(user)}" readonly tabindex="-1" aria-hidden="true">`
    const current = {
      id: 'current',
      label: password.current,
      autocomplete: 'current-password',
      takesFocus: true,
    } as const
    const next = { id: 'password', label: password.password, autocomplete: 'new-password', rules } as const
    return accountPage(view, 'security', {
      title: password.title,
      lead: password.lead,
      body: html`${accountForm(view, {
        action: passwordPath,
        body: html`${username}
${passwordField(scene, faults, current)}
${passwordField(scene, faults, next)}
<button class="button primary">${password.submit}</button>`,
      })}
<div class="ways"><a href="${ownAddress(scene.base, sectionPaths.security)}">${cancel}</a></div>`,
    })
  },
}

export const passwordForm: AccountForm = {
  path: passwordPath,
  page: passwordPath,
  needsProof: 'with-password',
  onCredentials: { key: 'currentPassword', field: 'current' },
  take: async (view, form) => {
    const { directory, session, caller, request } = view
    if ((await ownPasswordHome(view)) === null) return sectionPaths.security
    const [current, password] = [form.text('current'), form.text('password')]
    const missing = [
      ...(current === '' ? [{ key: 'passwordMissing', field: 'current' } as const] : []),
      ...(password === '' ? [{ key: 'passwordMissing', field: 'password' } as const] : []),
    ]
    if (missing.length > 0) throw new UnusableForm(...missing)
    const knownBrowserSecret = readCookie(request.headers.cookie, 'known-browser', directory.publicUrl)
    const renewed = await changeOwnPassword(directory, session, { current, password, knownBrowserSecret }, caller)
    setSessionCookie(view, renewed)
    return doneAt(view, sectionPaths.security, 'passwordChanged')
  },
}
