import { type Html, html } from '../../http/html.ts'
import { field, passwordField } from '../fields.ts'
import { form, page } from '../page.ts'
import type { PasswordRule } from '../password-rules.ts'
import { type Fault, type Scene, within } from '../scene.ts'

export interface ResetRequestProps {
  readonly faults: readonly Fault[]
  readonly email: string | null
}

export function resetRequestPage(scene: Scene, { faults, email }: ResetRequestProps): Html {
  const { resetRequest, frame } = scene.texts
  return page(scene, {
    title: resetRequest.title,
    lead: resetRequest.intro,
    faults,
    body: html`${form(scene, {
      action: '/u/reset-password/request',
      body: html`${field(scene, faults, {
        id: 'email',
        label: resetRequest.email,
        type: 'email',
        autocomplete: 'email',
        value: email,
        takesFocus: true,
      })}
<button class="button primary">${resetRequest.submit}</button>`,
    })}
<div class="ways"><a href="${within(scene, '/u/login')}">${frame.backToSignIn}</a></div>`,
  })
}

/** The same for every address (AUT-04). */
export function resetSentPage(scene: Scene): Html {
  const { resetRequest, frame } = scene.texts
  return page(scene, {
    title: resetRequest.sentTitle,
    body: html`<p>${resetRequest.sent}</p>
<p class="hint">${resetRequest.sentHint}</p>
<div class="ways">
<a href="${within(scene, '/u/reset-password/request')}">${resetRequest.again}</a>
<a href="${within(scene, '/u/login')}">${frame.backToSignIn}</a>
</div>`,
  })
}

export interface ResetProps {
  readonly faults: readonly Fault[]
  readonly passwordRules: readonly PasswordRule[]
}

export function resetPage(scene: Scene, { faults, passwordRules }: ResetProps): Html {
  const { reset } = scene.texts
  return page(scene, {
    title: reset.title,
    lead: reset.ends,
    faults,
    body: form(scene, {
      action: '/u/reset-password',
      body: html`${passwordField(scene, faults, {
        id: 'password',
        label: reset.password,
        autocomplete: 'new-password',
        rules: passwordRules,
        takesFocus: true,
      })}
<button class="button primary">${reset.submit}</button>`,
    }),
  })
}
