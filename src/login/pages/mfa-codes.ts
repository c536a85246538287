import { type Html, html } from '../../http/html.ts'
import { form, type PageContent } from '../page.ts'
import type { Fault, Scene } from '../scene.ts'

export interface CodesProps {
  readonly codes: readonly string[]
  readonly faults?: readonly Fault[]
  /** Where the box is sent that says they are saved. */
  readonly action: string
  /** What else that form sends. */
  readonly carried?: Html
}

export const downloadCodesPath = '/u/recovery-codes'

/**
 * Recovery codes, in the one page that ever shows them. The page itself brings them along when it is sent, for nobody
 * else has them: to be downloaded, and to be there again when the box was not ticked.
 */
export function codesContent(scene: Scene, { codes, faults = [], action, carried: more }: CodesProps): PageContent {
  const { mfa } = scene.texts
  const carried = html`<input type="hidden" name="codes" value="${codes.join(' ')}">`
  const fault = faults.find(({ field }) => field === 'saved')
  const described = html`${fault !== undefined && html` aria-describedby="saved-fault" aria-invalid="true"`}`
  return {
    title: mfa.codesTitle,
    lead: mfa.codesLead,
    isShownOnce: true,
    faults,
    body: html`<ol class="codes" id="codes" dir="ltr" aria-label="${mfa.codesList}">
${codes.map((code) => html`<li><code>${code}</code></li>\n`)}</ol>
<div class="tools">
${form(scene, {
  action: downloadCodesPath,
  attributes: html`data-repeats`,
  body: html`${carried}<button class="button">${mfa.download}</button>`,
})}
<div data-copy="${mfa.copy}" data-copied="${mfa.copied}" data-copy-from="codes"></div>
<div data-print="${mfa.print}"></div>
</div>
${form(scene, {
  action,
  body: html`${carried}${more}
${fault !== undefined && html`<p class="fault" id="saved-fault">${fault.message}</p>`}
<label class="check"><input id="saved" type="checkbox" name="saved" value="yes" required${described}>${mfa.saved}</label>
<button class="button primary">${mfa.goOn}</button>`,
})}`,
  }
}

/** As the page sent them back; empty for what is no list of codes. */
export function carriedCodes(text: string): readonly string[] {
  return /^[0-9A-Z-]{17}( [0-9A-Z-]{17}){0,19}$/.test(text) ? text.split(' ') : []
}
