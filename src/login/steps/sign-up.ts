import { passwordPolicy } from '../../connections/connection.ts'
import { signUp } from '../../sign-ins/sign-up.ts'
import { isEmail } from '../../users/identifiers.ts'
import type { Failure } from '../failure.ts'
import { type Flow, type StepForm, type StepPage, UnusableForm } from '../flow.ts'
import type { FormBody } from '../form-body.ts'
import { signUpPage } from '../pages/sign-up-page.ts'
import { passwordRules } from '../password-rules.ts'
import { waysInto } from '../ways-in.ts'

const path = '/u/signup'
const nameMaxLength = 300

export const signUpStep: StepPage = {
  path,
  serves: ['identify', 'first-factor'],
  show: async ({ directory, signIn, scene, faults, flash }) => {
    const { database, isSignUpOpen, providers } = await waysInto(directory, signIn)
    const typedBefore = isEmail(signIn.identifier ?? '') ? signIn.identifier : null
    return signUpPage(scene, {
      faults,
      email: flash.typed.email ?? typedBefore,
      name: flash.typed.name ?? null,
      isOpen: isSignUpOpen,
      passwordRules: database === null ? [] : passwordRules(scene.texts, passwordPolicy(database)),
      providers,
    })
  },
}

export const signUpForm: StepForm = {
  path,
  serves: ['identify', 'first-factor'],
  page: path,
  keeps: ['email', 'name'],
  take,
}

async function take({ directory, signIn, caller }: Flow, form: FormBody) {
  const [email, name, password] = [form.text('email').trim(), form.text('name').trim(), form.text('password')]
  const failures: Failure[] = [
    ...(isEmail(email) ? [] : [{ key: 'email', field: 'email' } as const]),
    ...([...name].length > nameMaxLength ? [{ key: 'name', field: 'name' } as const] : []),
    ...(password === '' ? [{ key: 'passwordMissing', field: 'password' } as const] : []),
  ]
  if (failures.length > 0) throw new UnusableForm(...failures)
  return signUp(directory, signIn, { email, password, ...(name === '' ? {} : { name }) }, caller)
}
