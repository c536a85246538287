import { type Html, html } from '../../http/html.ts'
import type { ClientLook } from '../client-look.ts'
import type { Scene } from '../scene.ts'

/** The app's logo and where it lives: names alone are easily borrowed. */
export function appLook({ texts }: Scene, { logoUrl }: ClientLook, host: string | null): Html {
  if (logoUrl === null && host === null) return html``
  return html`<p class="app-look">${
    logoUrl !== null && html`<img src="${logoUrl}" alt="" width="40" height="40" referrerpolicy="no-referrer">`
  }${host !== null && html`<span>${texts.consent.goesTo(host)}</span>`}</p>`
}

export function legalLinks({ texts: { consent }, appName }: Scene, { termsUrl, privacyUrl }: ClientLook): Html {
  if (termsUrl === null && privacyUrl === null) return html``
  return html`<p class="hint">${consent.legal(appName)}
${termsUrl !== null && html`<a href="${termsUrl}" rel="noreferrer">${consent.terms}</a>`}${termsUrl !== null && privacyUrl !== null && ' · '}
${privacyUrl !== null && html`<a href="${privacyUrl}" rel="noreferrer">${consent.privacy}</a>`}</p>`
}
