import { type Html, html } from '../../http/html.ts'
import { form, page } from '../page.ts'
import type { Scene } from '../scene.ts'
import { type Provider, providerAddress } from './other-ways.ts'

/** An address whose company signs its people in by itself: there is no password of ours to ask for. */
export function companyPage(
  scene: Scene,
  { identifier, provider }: { readonly identifier: string | null; readonly provider: Provider },
): Html {
  const { company, signIn, refused } = scene.texts
  return page(scene, {
    title: company.title,
    lead: identifier === null ? null : company.intro(identifier),
    body: html`<a class="button primary" href="${providerAddress(scene, provider)}">${signIn.with(provider.name)}</a>
<div class="ways">${form(scene, {
      action: '/u/login/restart',
      body: html`<button class="link">${refused.another}</button>`,
    })}</div>`,
  })
}
