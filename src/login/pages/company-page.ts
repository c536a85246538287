import { type Html, html } from '../../http/html.ts'
import { page } from '../page.ts'
import type { Scene } from '../scene.ts'
import { type Provider, providerAddress } from './other-ways.ts'
import { identityLine } from './password-page.ts'

/** An address whose company signs its people in by itself: there is no password of ours to ask for. */
export function companyPage(
  scene: Scene,
  { identifier, provider }: { readonly identifier: string; readonly provider: Provider },
): Html {
  const { company, signIn } = scene.texts
  return page(scene, {
    title: company.title,
    lead: company.intro(identifier),
    body: html`${identityLine(scene, identifier)}
<a class="button primary" href="${providerAddress(scene, provider)}">${signIn.with(provider.name)}</a>`,
  })
}
