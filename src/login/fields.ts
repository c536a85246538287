// The fields of forms: a label, what is wrong, the input, a hint, tied to each other for those who do not see them.
import { type Html, html } from '../http/html.ts'
import type { PasswordRule } from './password-rules.ts'
import type { Fault, Scene } from './scene.ts'

export interface FieldContent {
  readonly id: string
  readonly label: string
  readonly type?: 'text' | 'email' | 'tel' | 'url'
  readonly autocomplete: string
  readonly value?: string | null
  readonly hint?: string | null
  readonly isOptional?: boolean
  readonly maxLength?: number
  /** Only where nothing stands above that must be read first. */
  readonly takesFocus?: boolean
}

export function field(scene: Scene, faults: readonly Fault[], content: FieldContent): Html {
  const { id, label, type = 'text', autocomplete, value, hint, isOptional = false, maxLength = 320 } = content
  const isMail = type === 'email' || autocomplete.startsWith('username')
  return wrapped(scene, faults, { id, label, hint: hint == null ? null : html`${hint}`, isOptional }, (described) => {
    return html`<input id="${id}" name="${id}" type="${type}" autocomplete="${autocomplete}" maxlength="${maxLength}"
 value="${value ?? ''}" dir="auto" spellcheck="false"${isMail && html` autocapitalize="none" autocorrect="off"`}${described}${
   !isOptional && html` required`
 }${focus(content, faults)}>`
  })
}

export interface PasswordFieldContent {
  readonly id: string
  readonly label: string
  readonly autocomplete: 'current-password' | 'new-password'
  /** What a new password has to be, before anybody types one. */
  readonly rules?: readonly PasswordRule[]
  readonly takesFocus?: boolean
}

export function passwordField(scene: Scene, faults: readonly Fault[], content: PasswordFieldContent): Html {
  const { id, label, autocomplete, rules = [] } = content
  const { show, hide, showPassword, hidePassword } = scene.texts.frame
  const hint = rules.length === 0 ? null : html`${rules.map(ruleLine)}`
  const checked = rules.filter(({ pattern }) => pattern !== null).length
  const said = Array.from({ length: checked + 1 }, (_, met) => scene.texts.passwordRules.met(met, checked))
  return wrapped(
    scene,
    faults,
    { id, label, hint, isOptional: false },
    (described) =>
      html`<div data-show="${show}" data-hide="${hide}" data-show-name="${showPassword}" data-hide-name="${hidePassword}"${checked > 0 && html` data-said="${JSON.stringify(said)}"`}>
<input id="${id}" name="${id}" type="password" autocomplete="${autocomplete}" maxlength="4096" autocapitalize="none"
 spellcheck="false"${described} required${focus(content, faults)}></div>`,
  )
}

function ruleLine({ text, pattern }: PasswordRule): Html {
  return html`<span class="line"${pattern !== null && html` data-rule="${pattern}"`}>${text}</span> `
}

/** Six digits, in one field that takes a paste (console.md 4.3). */
export function codeField(
  scene: Scene,
  faults: readonly Fault[],
  content: { readonly id: string; readonly label: string; readonly hint?: string | null },
): Html {
  const { id, label, hint = null } = content
  return wrapped(
    scene,
    faults,
    { id, label, hint: hint === null ? null : html`${hint}`, isOptional: false },
    (described) =>
      html`<input id="${id}" name="${id}" class="code" type="text" inputmode="numeric" autocomplete="one-time-code"
 maxlength="20" spellcheck="false" dir="ltr"${described} required${focus({ takesFocus: true }, faults)}>`,
  )
}

interface Wrapping {
  readonly id: string
  readonly label: string
  readonly hint: Html | null
  readonly isOptional: boolean
}

function wrapped(
  { texts }: Scene,
  faults: readonly Fault[],
  { id, label, hint, isOptional }: Wrapping,
  input: (described: Html) => Html,
): Html {
  const fault = faults.find((each) => each.field === id)
  const describing = [fault === undefined ? '' : `${id}-fault`, hint === null ? '' : `${id}-hint`].filter(Boolean)
  const described = html`${describing.length > 0 && html` aria-describedby="${describing.join(' ')}"`}${
    fault !== undefined && html` aria-invalid="true"`
  }`
  return html`<div class="field">
<label for="${id}">${label}${isOptional && html` <span class="muted">(${texts.frame.optional})</span>`}</label>
${fault !== undefined && html`<p class="fault" id="${id}-fault">${fault.message}</p>`}
${input(described)}
${hint !== null && html`<p class="hint" id="${id}-hint">${hint}</p>`}
</div>`
}

/** With faults the summary takes the focus. */
function focus({ takesFocus = false }: { readonly takesFocus?: boolean }, faults: readonly Fault[]): Html | false {
  return takesFocus && faults.length === 0 && html` autofocus`
}
