// What somebody is asked to do at their next sign-in before it goes on (AUZ-14). Doing it, by whatever door, is the end
// of it; sign-ins/required-step.ts asks for it.
export const requiredActions = [
  'verify-email',
  'enrol-mfa',
  'new-recovery-codes',
  'accept-terms',
  'update-profile',
  'change-password',
] as const
export type RequiredAction = (typeof requiredActions)[number]
