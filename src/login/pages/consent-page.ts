import { type Html, html } from '../../http/html.ts'
import { form, page } from '../page.ts'
import type { Scene } from '../scene.ts'

export interface AskedScope {
  readonly text: string
  /** Not among what was allowed before. */
  readonly isNew: boolean
}

export interface ConsentProps {
  /** Whose account it is. */
  readonly account: string
  readonly apiName: string | null
  readonly who: readonly AskedScope[]
  readonly read: readonly AskedScope[]
  readonly change: readonly AskedScope[]
  /** `offline_access` was asked for. */
  readonly stays: boolean
  readonly termsUrl: string | null
  readonly privacyUrl: string | null
}

export function consentPage(scene: Scene, props: ConsentProps): Html {
  const { texts, appName } = scene
  const { consent } = texts
  const at = props.apiName === null ? '' : ` ${consent.at(props.apiName)}`
  return page(scene, {
    title: consent.title(appName),
    body: html`<div class="account-line"><span>${consent.account(props.account)}</span>
${form(scene, { action: '/u/login/restart', body: html`<button class="link">${consent.another}</button>` })}</div>
${group(consent.who, props.who, consent.isNew)}
${group(`${consent.read}${at}`, props.read, consent.isNew)}
${group(`${consent.change}${at}`, props.change, consent.isNew)}
${props.stays && group(consent.stays, [{ text: consent.offline, isNew: false }], consent.isNew)}
${legal(scene, props)}
<p class="hint">${consent.revoke}</p>
${form(scene, {
  action: '/u/consent',
  body: html`<div class="pair"><button class="button" name="answer" value="deny">${consent.deny}</button>
<button class="button primary" name="answer" value="allow">${consent.allow}</button></div>`,
})}`,
  })
}

function group(heading: string, scopes: readonly AskedScope[], newTag: string): Html {
  if (scopes.length === 0) return html``
  return html`<h2>${heading}</h2>
<ul class="scopes">${scopes.map(
    ({ text, isNew }) => html`<li><span>${text}</span>${isNew && html` <span class="tag">${newTag}</span>`}</li>`,
  )}</ul>`
}

function legal({ texts: { consent }, appName }: Scene, { termsUrl, privacyUrl }: ConsentProps): Html {
  if (termsUrl === null && privacyUrl === null) return html``
  return html`<p class="hint">${consent.legal(appName)}
${termsUrl !== null && html`<a href="${termsUrl}" rel="noreferrer">${consent.terms}</a>`}${termsUrl !== null && privacyUrl !== null && ' · '}
${privacyUrl !== null && html`<a href="${privacyUrl}" rel="noreferrer">${consent.privacy}</a>`}</p>`
}
