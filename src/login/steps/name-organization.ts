import { nameOrganization } from '../../sign-ins/name-organization.ts'
import type { StepForm, StepPage } from '../flow.ts'
import { nameOrganizationPage } from '../pages/name-organization-page.ts'

const path = '/u/organization/name'

export const nameOrganizationStep: StepPage = {
  path,
  serves: ['name-organization'],
  show: ({ scene, faults, flash }) => nameOrganizationPage(scene, { faults, name: flash.typed.organization ?? null }),
}

export const nameOrganizationForm: StepForm = {
  path,
  serves: ['name-organization'],
  page: path,
  keeps: ['organization'],
  take: ({ directory, signIn }, form) => nameOrganization(directory, signIn, form.text('organization')),
}
