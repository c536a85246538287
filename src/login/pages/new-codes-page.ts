import { type Html, html } from '../../http/html.ts'
import { form, page } from '../page.ts'
import type { Fault, Scene } from '../scene.ts'

export const newCodesPath = '/u/mfa/codes'

export interface NewCodesProps {
  readonly faults: readonly Fault[]
  /** By whoever looks after the account; otherwise the person spent what they had. */
  readonly isAsked: boolean
}

/** Before they are made: a page that is merely opened makes the codes that somebody has worthless for nothing. */
export function newCodesPage(scene: Scene, { faults, isAsked }: NewCodesProps): Html {
  const { mfa } = scene.texts
  return page(scene, {
    title: mfa.newCodesTitle,
    lead: isAsked ? mfa.newCodesLead : mfa.newCodesSpent,
    faults,
    body: form(scene, {
      action: newCodesPath,
      body: html`<button class="button primary">${mfa.newCodesShow}</button>`,
    }),
  })
}
