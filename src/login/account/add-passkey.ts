import { html } from '../../http/html.ts'
import { deviceName } from '../../sessions/device-name.ts'
import { finishOwnPasskey, startOwnPasskey } from '../../sign-ins/add-own-factor.ts'
import { field } from '../fields.ts'
import { ownAddress } from '../own-address.ts'
import { readCredential } from '../steps/passkey.ts'
import { accountForm, accountPage, doneAt, sectionPaths } from './account-frame.ts'
import type { AccountForm, AccountPage, AccountView } from './account-view.ts'
import { newCodesPage } from './recovery-codes.ts'
import { passkeyPath } from './security.ts'

const nameMaxLength = 100

export const passkeyPage: AccountPage = {
  path: passkeyPath,
  needsProof: 'any',
  show: async (view) => {
    const { directory, session, scene, faults, caller, flash } = view
    if (!mayAdd(view)) return sectionPaths.security
    const { mfa, account } = scene.texts
    const { options, sealedChallenge } = await startOwnPasskey(directory, session)
    const name = field(scene, faults, {
      id: 'name',
      label: account.passkey.name,
      autocomplete: 'off',
      value: flash.typed.name ?? deviceName(caller.userAgent, scene.locale),
      hint: account.passkey.nameHint,
      maxLength: nameMaxLength,
      isOptional: true,
    })
    return accountPage(view, 'security', {
      title: account.passkey.title,
      lead: account.passkey.lead,
      body: html`<noscript><p>${account.passkey.needsScript}</p></noscript>
<div hidden>${accountForm(view, {
        action: passkeyPath,
        attributes: html`data-passkey="create" data-primary data-options="${JSON.stringify(options)}" data-button="${mfa.passkeyAdd}" data-failed="${mfa.passkeyAddFailed}" data-cancelled="${mfa.passkeyAddCancelled}"`,
        body: html`${name}<input type="hidden" name="challenge" value="${sealedChallenge}"><input type="hidden" name="credential">`,
      })}</div>
<div class="ways"><a href="${ownAddress(scene.base, sectionPaths.security)}">${account.cancel}</a></div>`,
    })
  },
}

export const passkeyForm: AccountForm = {
  path: passkeyPath,
  page: passkeyPath,
  needsProof: 'any',
  keeps: ['name'],
  take: async (view, form) => {
    const { directory, session, caller } = view
    if (!mayAdd(view)) return sectionPaths.security
    const name = [...form.text('name').trim()].slice(0, nameMaxLength).join('')
    const answer = {
      sealedChallenge: form.text('challenge'),
      response: readCredential(form.text('credential')),
      name: name === '' ? null : name,
    }
    const codes = await finishOwnPasskey(directory, session, answer, caller)
    return codes.length > 0 ? newCodesPage(view, codes) : doneAt(view, sectionPaths.security, 'factorAdded')
  },
}

function mayAdd({ settings: { allowsPasskeys, disabledFactors } }: AccountView): boolean {
  return allowsPasskeys && !disabledFactors.includes('passkey')
}
