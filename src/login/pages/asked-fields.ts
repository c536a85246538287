// What sign-up asks beside an address and a password, and what a later sign-in may ask once more.
import { type Html, html } from '../../http/html.ts'
import type { AskedField, AskedFields } from '../../sign-ins/asked-at-sign-up.ts'
import { field } from '../fields.ts'
import type { Fault, Scene } from '../scene.ts'

export interface AskedFieldsProps {
  readonly faults: readonly Fault[]
  /** Null where nothing is asked. */
  readonly asked: AskedFields | null
  /** What stands in them. */
  readonly typed: Readonly<Partial<Record<string, string>>>
}

interface FurtherField {
  readonly id: AskedField
  readonly type?: 'tel'
  readonly autocomplete: string
}

/** In the order in which the page asks. */
const furtherFields: readonly FurtherField[] = [
  { id: 'username', autocomplete: 'username' },
  { id: 'name', autocomplete: 'name' },
  { id: 'givenName', autocomplete: 'given-name' },
  { id: 'familyName', autocomplete: 'family-name' },
  { id: 'phoneNumber', type: 'tel', autocomplete: 'tel' },
]

export function askedFieldsOf(scene: Scene, props: AskedFieldsProps): Html {
  return html`${furtherFields.map((each) => furtherField(scene, props, each))}`
}

function furtherField(scene: Scene, { faults, asked, typed }: AskedFieldsProps, further: FurtherField) {
  const { id, type, autocomplete } = further
  const demand = asked?.[id] ?? 'off'
  if (demand === 'off') return ''
  const { signUp } = scene.texts
  return field(scene, faults, {
    id,
    label: signUp[id],
    autocomplete,
    value: typed[id] ?? null,
    isOptional: demand === 'optional',
    ...(type === undefined ? {} : { type }),
    ...(id === 'phoneNumber' ? { hint: signUp.phoneHint } : {}),
  })
}

export function termsLink({ texts: { signUp } }: Scene, url: string): Html {
  return html`<a href="${url}" target="_blank" rel="noopener noreferrer">${signUp.terms}</a>`
}

/** Never ticked beforehand: nobody accepts by leaving something as it was. */
export function termsBox(scene: Scene, faults: readonly Fault[], url: string): Html {
  const fault = faults.find(({ field: of }) => of === 'acceptsTerms')
  return html`<div class="field">
${fault !== undefined && html`<p class="fault" id="acceptsTerms-fault">${fault.message}</p>`}
<label class="check"><input id="acceptsTerms" type="checkbox" name="acceptsTerms" value="yes" required${
    fault !== undefined && html` aria-invalid="true" aria-describedby="acceptsTerms-fault"`
  }><span>${scene.texts.signUp.acceptTerms} ${termsLink(scene, url)}</span></label>
</div>`
}
