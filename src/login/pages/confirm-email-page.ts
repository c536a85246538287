import { type Html, html } from '../../http/html.ts'
import { codeField } from '../fields.ts'
import { form, page } from '../page.ts'
import type { Fault, Scene } from '../scene.ts'

export interface ConfirmEmailProps {
  readonly faults: readonly Fault[]
  readonly email: string
  readonly offersResend: boolean
}

/** The end of a sign-up, the same for an address that has an account already: only the mail differs (AUT-03). */
export function confirmEmailPage(scene: Scene, { faults, email, offersResend }: ConfirmEmailProps): Html {
  const { confirmEmail } = scene.texts
  return page(scene, {
    title: confirmEmail.title,
    lead: confirmEmail.sent(email),
    faults,
    body: html`${form(scene, {
      action: '/u/signup/confirm',
      body: html`${codeField(scene, faults, { id: 'code', label: confirmEmail.label })}
<button class="button primary">${confirmEmail.submit}</button>`,
    })}
<div class="ways">
<p class="muted">${confirmEmail.nothing}</p>
${offersResend && form(scene, { action: '/u/signup/resend', body: html`<button class="link">${confirmEmail.resend}</button>` })}
${form(scene, { action: '/u/signup/correct', body: html`<button class="link">${confirmEmail.change}</button>` })}
</div>`,
  })
}
