import { html } from '../../http/html.ts'
import { finishOwnTotp, startOwnTotp } from '../../sign-ins/add-own-factor.ts'
import { UnusableForm } from '../flow.ts'
import { ownAddress } from '../own-address.ts'
import { appCode, appInstructions } from '../pages/mfa-enrol-pages.ts'
import { accountForm, accountPage, doneAt, sectionPaths } from './account-frame.ts'
import type { AccountForm, AccountPage } from './account-view.ts'
import { newCodesPage } from './recovery-codes.ts'
import { authenticatorPath } from './security.ts'

export const authenticatorPage: AccountPage = {
  path: authenticatorPath,
  needsProof: 'any',
  show: async (view) => {
    const { directory, session, scene, user, faults, flash, settings } = view
    if (settings.disabledFactors.includes('totp')) return sectionPaths.security
    const { mfa, account } = scene.texts
    const totp = await startOwnTotp(directory, session, flash.typed.method ?? null)
    const replaces = (await directory.stores.authenticationMethods.findTotp(user.id)) !== null
    return accountPage(view, 'security', {
      title: mfa.appPageTitle,
      body: html`${replaces && html`<div class="notice warn"><p>${mfa.replaces}</p></div>`}
${appInstructions(scene, totp, user.email ?? user.name ?? user.id)}
${accountForm(view, {
  action: authenticatorPath,
  body: html`<input type="hidden" name="method" value="${totp.methodId}">${appCode(scene, faults)}`,
})}
<div class="ways"><a href="${ownAddress(scene.base, sectionPaths.security)}">${account.cancel}</a></div>`,
    })
  },
}

/** After a mistyped code the same key is shown again, by the method that the form named. */
export const authenticatorForm: AccountForm = {
  path: authenticatorPath,
  page: authenticatorPath,
  needsProof: 'any',
  keeps: ['method'],
  onCredentials: { key: 'totp', field: 'code' },
  take: async (view, form) => {
    const { directory, session, caller, settings } = view
    if (settings.disabledFactors.includes('totp')) return sectionPaths.security
    const code = form.text('code')
    if (code.trim() === '') throw new UnusableForm({ key: 'totpMissing', field: 'code' })
    const codes = await finishOwnTotp(directory, session, { methodId: form.text('method'), code }, caller)
    return codes.length > 0 ? newCodesPage(view, codes) : doneAt(view, sectionPaths.security, 'factorAdded')
  },
}
