/** The sections that are a form of settings. Apart from their names, which the table of addresses does without. */
export const formSections = ['mfa', 'sessions', 'lockout', 'login', 'branding', 'support', 'data'] as const
export type FormSection = (typeof formSections)[number]

export function isFormSection(name: string): name is FormSection {
  return formSections.some((section) => section === name)
}
