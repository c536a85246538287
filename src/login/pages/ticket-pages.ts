// What somebody sets up by a ticket: a factor is chosen by a press, because opening the link changes nothing.
import { type Html, html } from '../../http/html.ts'
import { ownAddress } from '../own-address.ts'
import { form, page } from '../page.ts'
import type { Fault, Scene } from '../scene.ts'

export interface TicketChoice {
  readonly app: boolean
  readonly key: boolean
  /** The application would rather have apps than passkeys. */
  readonly appComesFirst: boolean
  readonly action: string
}

export function ticketChoicePage(scene: Scene, { app, key, appComesFirst, action }: TicketChoice): Html {
  const { mfa } = scene.texts
  if (!key) {
    const button = html`<button class="button primary">${mfa.appAdd}</button>`
    return page(scene, { title: mfa.appPageTitle, lead: mfa.appIntro, body: form(scene, { action, body: button }) })
  }
  const ofApp = app && section(scene, action, 'app', [mfa.appTitle, mfa.appIntro, mfa.appAdd])
  const ofKey = section(scene, action, 'key', [mfa.keyTitle, mfa.keyIntro, mfa.keyAdd])
  return page(scene, {
    title: mfa.enrolTitle,
    lead: mfa.enrolLead,
    body: html`${appComesFirst && ofApp}
<div data-makes-passkey hidden>${ofKey}</div>
<noscript><p class="hint">${mfa.keyNeedsScript}</p></noscript>
${!appComesFirst && ofApp}`,
  })
}

type Words = readonly [title: string, intro: string, button: string]

function section(scene: Scene, action: string, factor: string, [title, intro, button]: Words): Html {
  return html`<h2>${title}</h2>
<p class="hint">${intro}</p>
${form(scene, { action, body: html`<button class="button" name="factor" value="${factor}">${button}</button>` })}`
}

export interface TicketKey {
  readonly options: { readonly challenge: string }
  readonly faults: readonly Fault[]
  readonly action: string
}

export function ticketKeyPage(scene: Scene, { options, faults, action }: TicketKey): Html {
  const { mfa } = scene.texts
  return page(scene, {
    title: mfa.keyAdd,
    lead: mfa.keyIntro,
    faults,
    body: html`<div hidden>${form(scene, {
      action,
      attributes: html`data-passkey="create" data-primary data-options="${JSON.stringify(options)}" data-button="${mfa.keyAdd}" data-failed="${mfa.keyAddFailed}" data-cancelled="${mfa.keyAddFailed}"`,
      body: html`<input type="hidden" name="challenge" value="${options.challenge}"><input type="hidden" name="credential">`,
    })}</div>
<noscript><p class="hint">${mfa.keyNeedsScript}</p></noscript>
<div class="ways"><a href="${ownAddress(scene.base, action)}">${mfa.backToChoice}</a></div>`,
  })
}
