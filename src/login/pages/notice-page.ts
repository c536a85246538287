import { type Html, html } from '../../http/html.ts'
import { page } from '../page.ts'
import type { Scene } from '../scene.ts'

export interface NoticeProps {
  readonly title: string
  /** What happened, and what to do. */
  readonly text: string
  readonly hint?: string | null
  /** One next step. */
  readonly action?: Html | null
  readonly isFailure?: boolean
  /** For whoever builds the app, folded away. */
  readonly technical?: string
}

/** A page that says one thing: refusals, ends and faults (console.md 4.12). */
export function noticePage(
  scene: Scene,
  { title, text, hint, action, isFailure = true, technical }: NoticeProps,
): Html {
  return page(scene, {
    title,
    showsReference: isFailure,
    body: html`<p>${text}</p>
${hint != null && html`<p class="hint">${hint}</p>`}
${action != null && html`<div class="actions">${action}</div>`}
${technical !== undefined && technicalDetails(scene, technical)}`,
  })
}

function technicalDetails({ texts }: Scene, text: string): Html {
  return html`<details class="other-ways">
<summary>${texts.frame.technical}</summary>
<p lang="en" dir="ltr">${text}</p>
</details>`
}
