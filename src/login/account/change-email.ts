import { html } from '../../http/html.ts'
import { RollcallError } from '../../kernel/errors.ts'
import { mayChangeEmail } from '../../users/email-change.ts'
import { isEmail } from '../../users/identifiers.ts'
import { requestEmailChange } from '../../users/request-email-change.ts'
import { field } from '../fields.ts'
import { UnusableForm } from '../flow.ts'
import { ownAddress } from '../own-address.ts'
import { accountForm, accountPage, doneAt, sectionPaths } from './account-frame.ts'
import type { AccountForm, AccountPage } from './account-view.ts'

export const emailPath = '/account/email'

export const emailPage: AccountPage = {
  path: emailPath,
  needsProof: 'any',
  show: (view) => {
    const { scene, user, faults, flash } = view
    const { account } = scene.texts
    if (!mayChangeEmail(user)) return sectionPaths.profile
    const input = field(scene, faults, {
      id: 'email',
      label: account.email.label,
      type: 'email',
      autocomplete: 'email',
      value: flash.typed.email ?? null,
      takesFocus: true,
    })
    return accountPage(view, 'profile', {
      title: account.email.title,
      lead: account.email.lead,
      body: html`${accountForm(view, {
        action: emailPath,
        body: html`${input}
<button class="button primary">${account.email.submit}</button>`,
      })}
<div class="ways"><a href="${ownAddress(scene.base, sectionPaths.profile)}">${account.cancel}</a></div>`,
    })
  },
}

/** Says the same whether somebody else has the address: only its mailbox learns (AUT-01). */
export const emailForm: AccountForm = {
  path: emailPath,
  page: emailPath,
  needsProof: 'any',
  keeps: ['email'],
  take: async (view, form) => {
    const { directory, actor, user } = view
    const email = form.text('email').trim()
    if (!isEmail(email)) throw new UnusableForm({ key: 'email', field: 'email' })
    if (email.toLowerCase() === user.email) throw new UnusableForm({ key: 'sameEmail', field: 'email' })
    try {
      await requestEmailChange(directory, actor, user.id, email)
    } catch (fault) {
      const isTooSoon = fault instanceof RollcallError && fault.code === 'not_permitted'
      throw isTooSoon ? new UnusableForm({ key: 'emailTooSoon', field: null }) : fault
    }
    return doneAt(view, sectionPaths.profile, 'emailAsked')
  },
}
