import { type Html, html } from '../../http/html.ts'
import { form, page } from '../page.ts'
import type { Fault, Scene } from '../scene.ts'
import { type Provider, providerAddress } from './other-ways.ts'

interface CompanyProps {
  readonly faults: readonly Fault[]
  readonly identifier: string | null
  readonly provider: Provider
}

/** An address whose company signs its people in by itself: there is no password of ours to ask for. */
export function companyPage(scene: Scene, { faults, identifier, provider }: CompanyProps): Html {
  const { company, signIn, refused } = scene.texts
  return page(scene, {
    title: company.title,
    faults,
    lead: identifier === null ? null : company.intro(identifier),
    body: html`<a class="button primary" href="${providerAddress(scene, provider)}">${signIn.with(provider.name)}</a>
<div class="ways">${form(scene, {
      action: '/u/login/restart',
      body: html`<button class="link">${refused.another}</button>`,
    })}</div>`,
  })
}
