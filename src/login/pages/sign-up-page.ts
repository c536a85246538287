import { type Html, html } from '../../http/html.ts'
import type { AskedFields } from '../../sign-ins/asked-at-sign-up.ts'
import { field, passwordField } from '../fields.ts'
import { form, page } from '../page.ts'
import type { PasswordRule } from '../password-rules.ts'
import { type Fault, type Scene, within } from '../scene.ts'
import { askedFieldsOf, termsBox, termsLink } from './asked-fields.ts'
import { otherWays, type Provider } from './other-ways.ts'

export interface SignUpProps {
  readonly faults: readonly Fault[]
  readonly email: string | null
  /** Null where nobody can sign up. */
  readonly asked: AskedFields | null
  readonly typed: Readonly<Record<string, string>>
  /** Whose addresses may sign up; empty: any. */
  readonly domains: readonly string[]
  readonly terms: { readonly url: string; readonly hasBox: boolean } | null
  readonly isOpen: boolean
  readonly takesPassword: boolean
  /** In place of a password, or as the only way. */
  readonly mayMakePasskey: boolean
  readonly passwordRules: readonly PasswordRule[]
  readonly providers: readonly Provider[]
}

export function signUpPage(scene: Scene, props: SignUpProps): Html {
  const { faults, isOpen, providers } = props
  const { texts, appName } = scene
  const { signUp } = texts
  return page(scene, {
    title: signUp.title(appName),
    lead: isOpen ? null : signUp.closed,
    faults,
    body: html`${isOpen && form(scene, { action: '/u/signup', body: fields(scene, props) })}
${isOpen && otherWays(scene, { providers, passkeyOptions: null, follows: true })}
<div class="ways"><p>${signUp.haveAccount} <a href="${within(scene, '/u/login/identifier')}">${signUp.signIn}</a></p></div>`,
  })
}

function fields(scene: Scene, props: SignUpProps): Html {
  const { faults, email, domains, passwordRules, terms, takesPassword, mayMakePasskey } = props
  const { signUp } = scene.texts
  return html`${field(scene, faults, {
    id: 'email',
    label: signUp.email,
    type: 'email',
    autocomplete: 'email',
    value: email,
    hint: domains.length === 0 ? null : signUp.domains(domains.slice(0, domainsAtMost).join(', ')),
    takesFocus: true,
  })}
${askedFieldsOf(scene, props)}
${
  takesPassword &&
  passwordField(scene, faults, {
    id: 'password',
    label: signUp.password,
    autocomplete: 'new-password',
    rules: passwordRules,
  })
}
${terms !== null && termsOf(scene, faults, terms)}
${takesPassword && html`<button class="button primary">${signUp.submit}</button>`}
${mayMakePasskey && passkeyButton(scene, !takesPassword)}`
}

/** Shown where scripts run. It is the form's own button, so that what was typed goes with it. */
function passkeyButton({ texts: { signUp, mfa } }: Scene, isOnly: boolean): Html {
  return html`<div data-makes-passkey hidden>
<button class="button${isOnly && ' primary'}" name="with" value="passkey" aria-describedby="passkey-hint">${signUp.withPasskey}</button>
<p class="hint" id="passkey-hint">${signUp.passkeyHint}</p>
</div>
<noscript><p class="hint">${mfa.passkeyNeedsScript}</p></noscript>`
}

/** More would make the hint longer than the form. */
const domainsAtMost = 5

function termsOf(scene: Scene, faults: readonly Fault[], { url, hasBox }: NonNullable<SignUpProps['terms']>): Html {
  if (hasBox) return termsBox(scene, faults, url)
  return html`<p class="hint">${scene.texts.signUp.termsApply} ${termsLink(scene, url)}</p>`
}
