import { type Html, html } from '../../http/html.ts'
import type { ClientLook } from '../client-look.ts'
import { form, page } from '../page.ts'
import type { Scene } from '../scene.ts'
import { appLook, legalLinks } from './app-look.ts'
import { type ScopeGroups, scopeGroups } from './scope-groups.ts'

export interface ConsentProps {
  /** Whose account it is. */
  readonly account: string
  readonly asked: ScopeGroups
  readonly look: ClientLook
  /** Where the browser goes on to; null for an app that is no web site. */
  readonly host: string | null
}

export function consentPage(scene: Scene, props: ConsentProps): Html {
  const { texts, appName } = scene
  const { consent } = texts
  return page(scene, {
    title: consent.title(appName),
    body: html`${appLook(scene, props.look, props.host)}
<div class="account-line"><span>${consent.account(props.account)}</span>
${form(scene, { action: '/u/login/restart', body: html`<button class="link">${consent.another}</button>` })}</div>
${scopeGroups(scene, props.asked)}
${legalLinks(scene, props.look)}
<p class="hint">${consent.revoke}</p>
${form(scene, {
  action: '/u/consent',
  body: html`<div class="pair"><button class="button" name="answer" value="deny">${consent.deny}</button>
<button class="button primary" name="answer" value="allow">${consent.allow}</button></div>`,
})}`,
  })
}
