// Pages in the middle of a sign-in on which somebody accepts the terms of use, or brings their profile up to date.
import { type Html, html } from '../../http/html.ts'
import { form, page } from '../page.ts'
import type { Fault, Scene } from '../scene.ts'
import { type AskedFieldsProps, askedFieldsOf, termsBox } from './asked-fields.ts'

export const termsPath = '/u/terms'
export const profilePath = '/u/profile'

/** The address goes along: what is accepted is what was shown. */
export function termsPage(
  scene: Scene,
  { faults, url }: { readonly faults: readonly Fault[]; readonly url: string },
): Html {
  const { terms } = scene.texts
  return page(scene, {
    title: terms.title,
    lead: terms.lead,
    faults,
    body: form(scene, {
      action: termsPath,
      body: html`<input type="hidden" name="terms" value="${url}">
${termsBox(scene, faults, url)}
<button class="button primary">${terms.submit}</button>`,
    }),
  })
}

export function profilePage(scene: Scene, props: AskedFieldsProps): Html {
  const { profile } = scene.texts
  return page(scene, {
    title: profile.title,
    lead: profile.lead,
    faults: props.faults,
    body: form(scene, {
      action: profilePath,
      body: html`${askedFieldsOf(scene, props)}
<button class="button primary">${profile.submit}</button>`,
    }),
  })
}
