import { type Html, html } from '../../http/html.ts'
import { form, page } from '../page.ts'
import type { Scene } from '../scene.ts'
import { type ScopeGroups, scopeGroups } from './scope-groups.ts'

export interface ConsentProps {
  /** Whose account it is. */
  readonly account: string
  readonly asked: ScopeGroups
  readonly termsUrl: string | null
  readonly privacyUrl: string | null
}

export function consentPage(scene: Scene, props: ConsentProps): Html {
  const { texts, appName } = scene
  const { consent } = texts
  return page(scene, {
    title: consent.title(appName),
    body: html`<div class="account-line"><span>${consent.account(props.account)}</span>
${form(scene, { action: '/u/login/restart', body: html`<button class="link">${consent.another}</button>` })}</div>
${scopeGroups(scene, props.asked)}
${legal(scene, props)}
<p class="hint">${consent.revoke}</p>
${form(scene, {
  action: '/u/consent',
  body: html`<div class="pair"><button class="button" name="answer" value="deny">${consent.deny}</button>
<button class="button primary" name="answer" value="allow">${consent.allow}</button></div>`,
})}`,
  })
}

function legal({ texts: { consent }, appName }: Scene, { termsUrl, privacyUrl }: ConsentProps): Html {
  if (termsUrl === null && privacyUrl === null) return html``
  return html`<p class="hint">${consent.legal(appName)}
${termsUrl !== null && html`<a href="${termsUrl}" rel="noreferrer">${consent.terms}</a>`}${termsUrl !== null && privacyUrl !== null && ' · '}
${privacyUrl !== null && html`<a href="${privacyUrl}" rel="noreferrer">${consent.privacy}</a>`}</p>`
}
