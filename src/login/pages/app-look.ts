import { type Html, html } from '../../http/html.ts'
import type { ClientLook } from '../client-look.ts'
import type { Scene } from '../scene.ts'

/** The app's logo, who makes it and where it lives: names alone are easily borrowed. */
export function appLook({ texts }: Scene, { logoUrl, publisher }: ClientLook, host: string | null): Html {
  if (logoUrl === null && publisher === null && host === null) return html``
  const lines = [
    ...(publisher === null ? [] : [texts.consent.publisher(publisher)]),
    ...(host === null ? [] : [texts.consent.goesTo(host)]),
  ]
  return html`<p class="app-look">${
    logoUrl !== null && html`<img src="${logoUrl}" alt="" width="40" height="40" referrerpolicy="no-referrer">`
  }${lines.length > 0 && html`<span>${lines.map((line, place) => html`${place > 0 && html`<br>`}${line}`)}</span>`}</p>`
}

export function legalLinks({ texts: { consent }, appName }: Scene, { termsUrl, privacyUrl }: ClientLook): Html {
  if (termsUrl === null && privacyUrl === null) return html``
  return html`<p class="hint">${consent.legal(appName)}
${termsUrl !== null && html`<a href="${termsUrl}" rel="noreferrer">${consent.terms}</a>`}${termsUrl !== null && privacyUrl !== null && ' · '}
${privacyUrl !== null && html`<a href="${privacyUrl}" rel="noreferrer">${consent.privacy}</a>`}</p>`
}
