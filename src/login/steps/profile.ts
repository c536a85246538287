// Somebody's own profile, where they are asked to bring it up to date before the sign-in goes on (AUZ-14).
import { type AskedField, fieldFaults } from '../../sign-ins/asked-at-sign-up.ts'
import { StaleSignIn } from '../../sign-ins/keep-sign-in.ts'
import { askedProfile, updateAskedProfile } from '../../sign-ins/update-asked-profile.ts'
import { type Flow, type StepForm, type StepPage, UnusableForm } from '../flow.ts'
import { profilePage, profilePath } from '../pages/asked-words-pages.ts'
import { signUpFailure } from './sign-up.ts'

const names = ['name', 'givenName', 'familyName', 'phoneNumber'] as const satisfies readonly AskedField[]

export const profileStep: StepPage = {
  path: profilePath,
  serves: ['profile'],
  show: async (flow) => {
    const { scene, faults, flash } = flow
    const { user, asked } = await profileOf(flow)
    const known = Object.fromEntries(names.map((name) => [name, user[name] ?? '']))
    return profilePage(scene, { faults, asked, typed: { ...known, ...flash.typed } })
  },
}

export const profileForm: StepForm = {
  path: profilePath,
  serves: ['profile'],
  page: profilePath,
  keeps: names,
  take: async (flow, form) => {
    const typed = Object.fromEntries(names.map((name) => [name, form.text(name)]))
    const { connection, asked } = await profileOf(flow)
    const faults = fieldFaults(asked, connection, typed)
    if (faults.length > 0) throw new UnusableForm(...faults.map(signUpFailure))
    return updateAskedProfile(flow.directory, flow.signIn, typed, flow.caller)
  },
}

async function profileOf({ directory, facts: { account } }: Flow) {
  if (account === null) throw new StaleSignIn('nobody has proven who they are')
  return askedProfile(directory, account.userId)
}
