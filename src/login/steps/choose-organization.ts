import { chooseOrganization } from '../../sign-ins/choose.ts'
import type { StepForm, StepPage } from '../flow.ts'
import { organizationPage } from '../pages/organization-page.ts'

const path = '/u/organization'

export const organizationStep: StepPage = {
  path,
  serves: ['choose-organization'],
  show: ({ step, scene, faults }) =>
    organizationPage(scene, { faults, organizations: step.kind === 'choose-organization' ? step.organizations : [] }),
}

export const organizationForm: StepForm = {
  path,
  serves: ['choose-organization'],
  page: path,
  take: ({ directory, signIn }, form) => chooseOrganization(directory, signIn, form.text('organization')),
}
