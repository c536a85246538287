import { type Html, html } from '../../http/html.ts'
import type { Scene } from '../scene.ts'

export interface AskedScope {
  readonly text: string
  /** Not among what was allowed before. */
  readonly isNew: boolean
}

export interface ScopeGroups {
  readonly apiName: string | null
  readonly who: readonly AskedScope[]
  readonly read: readonly AskedScope[]
  readonly change: readonly AskedScope[]
  /** `offline_access` was asked for. */
  readonly stays: boolean
}

/** What a client asks for, by what it means for the person. */
export function scopeGroups({ texts: { consent } }: Scene, groups: ScopeGroups): Html {
  const at = groups.apiName === null ? '' : ` ${consent.at(groups.apiName)}`
  return html`${group(consent.who, groups.who, consent.isNew)}
${group(`${consent.read}${at}`, groups.read, consent.isNew)}
${group(`${consent.change}${at}`, groups.change, consent.isNew)}
${groups.stays && group(consent.stays, [{ text: consent.offline, isNew: false }], consent.isNew)}`
}

function group(heading: string, scopes: readonly AskedScope[], newTag: string): Html {
  if (scopes.length === 0) return html``
  return html`<h2>${heading}</h2>
<ul class="scopes">${scopes.map(
    ({ text, isNew }) => html`<li><span>${text}</span>${isNew && html` <span class="tag">${newTag}</span>`}</li>`,
  )}</ul>`
}
