// A new password that somebody else asked for, or the age or a leak of the present one, before the sign-in goes on (AUZ-14).
import { passwordPolicy } from '../../connections/connection.ts'
import { chooseNewPassword } from '../../sign-ins/choose-new-password.ts'
import { whyNewPassword } from '../../sign-ins/required-step.ts'
import { type StepForm, type StepPage, UnusableForm } from '../flow.ts'
import { newPasswordPage } from '../pages/new-password-page.ts'
import { passwordRules } from '../password-rules.ts'

const path = '/u/login/new-password'

export const newPasswordStep: StepPage = {
  path,
  serves: ['new-password'],
  show: async ({ directory, facts, scene, faults }) => {
    const { account } = facts
    const connection = account === null ? null : await directory.stores.connections.find(account.connectionId)
    const rules = connection === null ? [] : passwordRules(scene.texts, passwordPolicy(connection))
    return newPasswordPage(scene, {
      faults,
      passwordRules: rules,
      why: whyNewPassword(facts) ?? 'asked',
    })
  },
}

export const newPasswordForm: StepForm = {
  path,
  serves: ['new-password'],
  page: path,
  take: ({ directory, signIn, caller }, form) => {
    const password = form.text('password')
    if (password === '') throw new UnusableForm({ key: 'passwordMissing', field: 'password' })
    return chooseNewPassword(directory, signIn, password, caller)
  },
}
