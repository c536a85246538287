import { type Html, html } from '../../http/html.ts'
import { field, passwordField } from '../fields.ts'
import { form, page } from '../page.ts'
import type { PasswordRule } from '../password-rules.ts'
import { type Fault, type Scene, within } from '../scene.ts'
import { otherWays, type Provider } from './other-ways.ts'

export interface SignUpProps {
  readonly faults: readonly Fault[]
  readonly email: string | null
  readonly name: string | null
  readonly isOpen: boolean
  readonly passwordRules: readonly PasswordRule[]
  readonly providers: readonly Provider[]
}

export function signUpPage(scene: Scene, props: SignUpProps): Html {
  const { faults, email, name, isOpen, passwordRules, providers } = props
  const { texts, appName } = scene
  const { signUp } = texts
  return page(scene, {
    title: signUp.title(appName),
    lead: isOpen ? null : signUp.closed,
    faults,
    body: html`${
      isOpen &&
      form(scene, {
        action: '/u/signup',
        body: html`${field(scene, faults, {
          id: 'email',
          label: signUp.email,
          type: 'email',
          autocomplete: 'email',
          value: email,
          takesFocus: true,
        })}
${field(scene, faults, { id: 'name', label: signUp.name, autocomplete: 'name', value: name, isOptional: true })}
${passwordField(scene, faults, {
  id: 'password',
  label: signUp.password,
  autocomplete: 'new-password',
  rules: passwordRules,
})}
<button class="button primary">${signUp.submit}</button>`,
      })
    }
${isOpen && otherWays(scene, { providers, passkeyOptions: null, follows: true })}
<div class="ways"><p>${signUp.haveAccount} <a href="${within(scene, '/u/login/identifier')}">${signUp.signIn}</a></p></div>`,
  })
}
