import { type Html, html } from '../../http/html.ts'
import { calledName, type Organization } from '../../organizations/organization.ts'
import { form, page } from '../page.ts'
import type { Fault, Scene } from '../scene.ts'

export function organizationPage(
  scene: Scene,
  {
    faults,
    organizations,
  }: {
    readonly faults: readonly Fault[]
    readonly organizations: readonly Pick<Organization, 'id' | 'name' | 'displayName'>[]
  },
): Html {
  const { texts, appName } = scene
  const { organization } = texts
  return page(scene, {
    title: organization.title,
    lead: texts.frame.continuing(appName),
    faults,
    body: html`<p class="small">${organizations.length > 1 ? organization.intro : organization.only}</p>
${form(scene, {
  action: '/u/organization',
  body: html`<div class="choices">${organizations.map(
    ({ id, name, displayName }) =>
      html`<button class="button" name="organization" value="${id}"><span><strong>${calledName({ name, displayName })}</strong>${
        displayName !== null && displayName !== name && html` <small>${name}</small>`
      }</span></button>`,
  )}</div>`,
})}`,
  })
}
