import { passwordPolicy } from '../../connections/connection.ts'
import { RollcallError } from '../../kernel/errors.ts'
import {
  type AskedField,
  askedFields,
  mustAccept,
  type SignUpFault,
  signUpFaults,
} from '../../sign-ins/asked-at-sign-up.ts'
import { signUp } from '../../sign-ins/sign-up.ts'
import { isEmail } from '../../users/identifiers.ts'
import type { Failure } from '../failure.ts'
import { type Flow, type StepForm, type StepPage, UnusableForm } from '../flow.ts'
import type { FormBody } from '../form-body.ts'
import { signUpPage } from '../pages/sign-up-page.ts'
import { passwordRules } from '../password-rules.ts'
import { waysInto } from '../ways-in.ts'

const path = '/u/signup'
const names = ['username', 'name', 'givenName', 'familyName', 'phoneNumber'] as const satisfies readonly AskedField[]

export const signUpStep: StepPage = {
  path,
  serves: ['identify', 'first-factor'],
  show: async ({ directory, signIn, scene, faults, flash, facts: { settings } }) => {
    const { database, isSignUpOpen, allowsPassword, mayMakePasskey, providers } = await waysInto(directory, signIn)
    const typedBefore = isEmail(signIn.identifier ?? '') ? signIn.identifier : null
    const { termsUrl, signUpDomains } = settings
    return signUpPage(scene, {
      faults,
      email: flash.typed.email ?? typedBefore,
      asked: database === null ? null : askedFields(settings, database),
      typed: flash.typed,
      domains: signUpDomains,
      terms: termsUrl === null ? null : { url: termsUrl, hasBox: mustAccept(settings) },
      isOpen: isSignUpOpen,
      takesPassword: allowsPassword,
      mayMakePasskey,
      passwordRules: database === null ? [] : passwordRules(scene.texts, passwordPolicy(database), false),
      providers,
    })
  },
}

export const signUpForm: StepForm = {
  path,
  serves: ['identify', 'first-factor'],
  page: path,
  keeps: ['email', ...names],
  take,
}

async function take({ directory, signIn, caller, facts: { settings } }: Flow, form: FormBody) {
  const input = {
    ...Object.fromEntries(names.map((name) => [name, form.text(name)])),
    email: form.text('email').trim(),
    password: form.text('password'),
    makesPasskey: form.text('with') === 'passkey',
    acceptsTerms: form.text('acceptsTerms') === 'yes',
  }
  const { database, invitedAs } = await waysInto(directory, signIn)
  // Whether anybody may sign up at all is the first thing that the use case asks.
  const isInvited = invitedAs === input.email.toLowerCase()
  const faults = database === null ? [] : signUpFaults(settings, database, input, isInvited)
  if (faults.length > 0) throw new UnusableForm(...faults.map(signUpFailure))
  try {
    return await signUp(directory, signIn, input, caller)
  } catch (fault) {
    if (fault instanceof RollcallError && fault.code === 'user_exists') {
      throw new UnusableForm({ key: 'usernameTaken', field: 'username' })
    }
    throw fault
  }
}

/** What the page calls it. */
export function signUpFailure({ field, what }: SignUpFault): Failure {
  return { key: what === 'domain' ? 'signUpDomain' : (what === 'missing' ? missing : wrong)[field], field }
}

type Keys = Readonly<Record<SignUpFault['field'], Failure['key']>>

const missing: Keys = {
  email: 'email',
  username: 'usernameMissing',
  name: 'nameMissing',
  givenName: 'givenNameMissing',
  familyName: 'familyNameMissing',
  phoneNumber: 'phoneNumber',
  password: 'passwordMissing',
  acceptsTerms: 'terms',
}
const wrong: Keys = { ...missing, username: 'username', name: 'name', givenName: 'name', familyName: 'name' }
