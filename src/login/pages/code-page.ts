import { type Html, html } from '../../http/html.ts'
import { codeField } from '../fields.ts'
import { form, page } from '../page.ts'
import { type Fault, type Scene, within } from '../scene.ts'
import { identityLine } from './password-page.ts'

export interface CodeProps {
  readonly faults: readonly Fault[]
  readonly identifier: string
  readonly wasResent: boolean
}

/** Says the same whether anything was sent (console.md 4.2). */
export function codePage(scene: Scene, { faults, identifier, wasResent }: CodeProps): Html {
  const { code } = scene.texts
  return page(scene, {
    title: code.title,
    lead: code.sent(identifier),
    faults,
    notice: wasResent ? code.resent : null,
    body: html`${form(scene, {
      action: '/u/login/code',
      body: html`${identityLine(scene, identifier)}
${codeField(scene, faults, { id: 'code', label: code.label, hint: code.hint })}
<button class="button primary">${code.submit}</button>`,
    })}
<div class="ways">
${form(scene, { action: '/u/login/code/send', body: html`<button class="link">${code.resend}</button>` })}
<a href="${within(scene, '/u/login/password')}">${code.usePassword}</a>
</div>`,
  })
}
