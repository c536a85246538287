import { readCookie } from '../../http/cookies.ts'
import { provePassword } from '../../sign-ins/prove-password.ts'
import type { SignIn } from '../../sign-ins/sign-in.ts'
import { type Flow, type StepForm, type StepPage, UnusableForm } from '../flow.ts'
import type { FormBody } from '../form-body.ts'
import { passwordPage } from '../pages/password-page.ts'
import { mayBeOffered } from '../passkey-declines.ts'
import { waysInto } from '../ways-in.ts'

const path = '/u/login/password'

export const passwordStep: StepPage = {
  path,
  serves: ['first-factor'],
  show: async ({ directory, signIn, scene, faults }) => {
    const { database, allowsPassword, allowsEmailCode, allowsPasskeys } = await waysInto(directory, signIn)
    return passwordPage(scene, {
      faults,
      identifier: signIn.identifier ?? '',
      // Without a database nothing can be right, and the page is the one that everybody knows.
      allowsPassword: allowsPassword || database === null,
      allowsEmailCode,
      allowsPasskeys,
      opensSession: signIn.goal.kind !== 'link',
    })
  },
}

export const passwordForm: StepForm = {
  path,
  serves: ['first-factor'],
  page: path,
  onCredentials: { key: 'credentials', field: 'password' },
  take,
}

async function take(flow: Flow, form: FormBody) {
  if (form.text('password') === '') throw new UnusableForm({ key: 'passwordMissing', field: 'password' })
  return takePassword(flow, flow.signIn, form)
}

export async function takePassword(
  { directory, caller, request }: Pick<Flow, 'directory' | 'caller' | 'request'>,
  signIn: SignIn,
  form: FormBody,
): Promise<SignIn> {
  const cookie = (name: 'known-browser' | 'trusted-browser') =>
    readCookie(request.headers.cookie, name, directory.publicUrl)
  const input = {
    password: form.text('password'),
    staysSignedIn: form.text('staySignedIn') === 'yes',
    mayOfferPasskey: form.text('makesPasskeys') === 'yes' && mayBeOffered({ directory, request }),
    knownBrowserSecret: cookie('known-browser'),
    trustedBrowserSecret: cookie('trusted-browser'),
  }
  return provePassword(directory, signIn, input, caller)
}
