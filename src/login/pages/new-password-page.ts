import { type Html, html } from '../../http/html.ts'
import { passwordField } from '../fields.ts'
import { form, page } from '../page.ts'
import type { PasswordRule } from '../password-rules.ts'
import type { Fault, Scene } from '../scene.ts'

export interface NewPasswordProps {
  readonly faults: readonly Fault[]
  readonly passwordRules: readonly PasswordRule[]
  readonly why: 'leaked' | 'asked' | 'expired'
}

/** In the middle of a sign-in: another password is wanted before it goes on. */
export function newPasswordPage(scene: Scene, { faults, passwordRules, why }: NewPasswordProps): Html {
  const { reset, failure } = scene.texts
  const leads = { leaked: failure.leaked, asked: reset.required, expired: reset.expired }
  return page(scene, {
    title: reset.title,
    lead: leads[why],
    faults,
    body: form(scene, {
      action: '/u/login/new-password',
      body: html`${passwordField(scene, faults, {
        id: 'password',
        label: reset.password,
        autocomplete: 'new-password',
        rules: passwordRules,
        takesFocus: true,
      })}
<p class="hint">${reset.ends}</p>
<button class="button primary">${reset.submit}</button>`,
    }),
  })
}
