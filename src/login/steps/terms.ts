// The terms of use, where somebody is asked to accept them before the sign-in goes on (AUZ-14).
import { acceptTerms } from '../../sign-ins/accept-terms.ts'
import { type StepForm, type StepPage, UnusableForm } from '../flow.ts'
import { termsPage, termsPath } from '../pages/asked-words-pages.ts'

export const termsStep: StepPage = {
  path: termsPath,
  serves: ['terms'],
  show: ({ scene, faults, step }) => termsPage(scene, { faults, url: step.kind === 'terms' ? step.url : '' }),
}

export const termsForm: StepForm = {
  path: termsPath,
  serves: ['terms'],
  page: termsPath,
  take: ({ directory, signIn, caller }, form) => {
    if (form.text('acceptsTerms') !== 'yes') throw new UnusableForm({ key: 'termsToGoOn', field: 'acceptsTerms' })
    return acceptTerms(directory, signIn, form.text('terms'), caller)
  },
}
