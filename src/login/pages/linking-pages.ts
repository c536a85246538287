import { type Html, html } from '../../http/html.ts'
import { form, page } from '../page.ts'
import type { Fault, Scene } from '../scene.ts'

const path = '/u/link-identity'

export const linkingForms = { first: `${path}/first`, other: `${path}/other`, join: `${path}/join` } as const

export interface ProofProps {
  readonly faults: readonly Fault[]
  /** Of the account that stays, what its owner calls it. */
  readonly account: string
  readonly proves: 'first' | 'other'
}

/** What is to be signed in to next; nothing happens before both are proven. */
export function proofPage(scene: Scene, { faults, account, proves }: ProofProps): Html {
  const { linking } = scene.texts.account
  const words = linking[proves]
  return page(scene, {
    title: linking.title,
    lead: words.lead(account),
    faults,
    body: html`<p>${words.text}</p>
${form(scene, { action: linkingForms[proves], body: html`<button class="button primary">${words.submit}</button>` })}`,
  })
}

export interface JoinProps {
  readonly faults: readonly Fault[]
  readonly account: string
  readonly other: string
  /** False where what joins was nobody's. */
  readonly isAccount: boolean
  /** What the account that stays gains, by name. */
  readonly organizations: readonly string[]
  readonly roles: readonly string[]
  /** What a press joins; null where it cannot be. */
  readonly proof: { readonly requestId: string; readonly signInId: string } | null
}

export function joinPage(scene: Scene, props: JoinProps): Html {
  const { faults, account, other, isAccount, organizations, roles, proof } = props
  const { linking } = scene.texts.account
  const part = (what: string, names: readonly string[]) =>
    names.length > 0 &&
    html`<h2>${what}</h2>
<ul class="scopes">${names.map((name) => html`<li><bdi>${name}</bdi></li>\n`)}</ul>\n`
  const another = form(scene, {
    action: linkingForms.other,
    body: html`<button class="link">${linking.another}</button>`,
  })
  return page(scene, {
    title: linking.joinTitle,
    lead: linking.joinLead,
    faults,
    body: html`${part(linking.stays, [account])}${part(linking.joins, [other])}
${part(linking.organizations, organizations)}${part(linking.roles, roles)}
<p>${linking.effects}${isAccount && html` ${linking.effectsOnAccount}`}</p>
${
  proof !== null &&
  form(scene, {
    action: linkingForms.join,
    body: html`<input type="hidden" name="request" value="${proof.requestId}">
<input type="hidden" name="proof" value="${proof.signInId}">
<button class="button primary">${linking.submit}</button>`,
  })
}
<div class="ways">${another}</div>`,
  })
}
