import { type Html, html } from '../../http/html.ts'
import { field } from '../fields.ts'
import { form, page } from '../page.ts'
import type { Fault, Scene } from '../scene.ts'

/** Asks whose people are meant before anybody is: the same address may stand in several organizations. */
export function nameOrganizationPage(
  scene: Scene,
  { faults, name }: { readonly faults: readonly Fault[]; readonly name: string | null },
): Html {
  const { organization, signIn } = scene.texts
  return page(scene, {
    title: organization.nameTitle,
    lead: scene.texts.frame.continuing(scene.appName),
    faults,
    body: form(scene, {
      action: '/u/organization/name',
      body: html`${field(scene, faults, {
        id: 'organization',
        label: organization.name,
        autocomplete: 'organization',
        value: name,
        hint: organization.nameHint,
        takesFocus: true,
        maxLength: 50,
      })}
<button class="button primary">${signIn.continue}</button>`,
    }),
  })
}
