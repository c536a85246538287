// The passkey of a newcomer who wanted no password.
import { type Html, html } from '../../http/html.ts'
import { form, page } from '../page.ts'
import { type Fault, type Scene, within } from '../scene.ts'

export const firstPasskeyPath = '/u/signup/passkey'

export interface FirstPasskeyProps {
  readonly faults: readonly Fault[]
  readonly options: object
  readonly takesPassword: boolean
}

/** Whose device makes none after all gets a link by mail, by which a password is chosen where passwords are taken. */
export function firstPasskeyPage(scene: Scene, { faults, options, takesPassword }: FirstPasskeyProps): Html {
  const { mfa, signUp } = scene.texts
  return page(scene, {
    title: signUp.passkeyTitle,
    lead: mfa.passkeyIntro,
    faults,
    body: html`<div hidden>${form(scene, {
      action: firstPasskeyPath,
      attributes: html`data-passkey="create" data-primary data-options="${JSON.stringify(options)}" data-button="${mfa.passkeyAdd}" data-failed="${mfa.passkeyAddFailed}" data-cancelled="${mfa.passkeyAddCancelled}"`,
      body: html`<input type="hidden" name="credential">`,
    })}</div>
<noscript><p class="hint">${mfa.passkeyNeedsScript}</p></noscript>
${
  takesPassword &&
  html`<div class="ways"><a href="${within(scene, '/u/reset-password/request')}">${signUp.passwordInstead}</a></div>`
}`,
  })
}
