import { type Html, html } from '../../http/html.ts'
import { form, page } from '../page.ts'
import { type Scene, within } from '../scene.ts'

export interface HelpProps {
  /** Whether a code can be mailed right away: somebody said who they are, and codes are on. */
  readonly offersCode: boolean
}

/** What to do in each trouble. It never asks again for what was typed (console.md 4.3). */
export function helpPage(scene: Scene, { offersCode }: HelpProps): Html {
  const { texts, settings, reference, appName } = scene
  const { help, frame } = texts
  return page(scene, {
    title: help.title,
    lead: frame.continuing(appName),
    body: html`<ul class="options">
<li><a href="${within(scene, '/u/reset-password/request')}">${help.forgot}</a><small>${help.forgotHint}</small></li>
${
  offersCode &&
  html`<li>${form(scene, { action: '/u/login/code/send', body: html`<button class="link">${help.code}</button>` })}<small>${help.codeHint}</small></li>`
}
<li>${help.authenticator}<small>${help.authenticatorHint}</small></li>
${
  settings.allowsRecoveryRequests &&
  html`<li><a href="${within(scene, '/u/account-recovery')}">${texts.recovery.helpLink}</a><small>${texts.recovery.helpHint}</small></li>`
}
<li>${contact(settings.supportUrl, settings.supportEmail, help.contact)}<small>${
      settings.supportUrl === null && settings.supportEmail === null ? `${help.noContact} ` : ''
    }${reference !== null && html`${help.contactHint} <span class="whole" dir="ltr">${reference}</span>`}</small></li>
</ul>
<a class="button" href="${within(scene, '/u/login')}">${frame.backToSignIn}</a>`,
  })
}

function contact(url: string | null, email: string | null, label: string): Html {
  if (url !== null) return html`<a href="${url}" rel="noreferrer">${label}</a>`
  if (email !== null) return html`<a href="mailto:${email}">${label}: ${email}</a>`
  return html`${label}`
}
