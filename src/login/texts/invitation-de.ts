import type { invitationEn } from './invitation-en.ts'

/** Dasselbe auf Deutsch. */
export const invitationDe: typeof invitationEn = {
  title: (organization: string) => `${organization} beitreten`,
  intro: (inviter: string, organization: string) => `${inviter} lädt Sie zu ${organization} ein.`,
  address: (email: string) => `Die Einladung ist für ${email}.`,
  accept: 'Annehmen',
  signIn: 'Anmelden und annehmen',
  signUp: 'Konto erstellen',
  another: (email: string) => `Sie sind mit einem anderen Konto angemeldet. Diese Einladung ist für ${email}.`,
  unproven: 'Ihre E-Mail-Adresse ist noch nicht bestätigt. Bestätigen Sie sie und öffnen Sie diese Seite dann erneut.',
  switch: 'Konto wechseln',
  doneTitle: 'Sie sind jetzt Mitglied',
  done: 'Sie können zur App weitergehen.',
}
