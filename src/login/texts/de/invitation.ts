import type { invitationEn } from '../en/invitation.ts'

/** Dasselbe auf Deutsch. */
export const invitationDe: typeof invitationEn = {
  title: (organization: string) => `${organization} beitreten`,
  intro: (inviter: string, organization: string, roles: string) =>
    `${inviter} lädt Sie zu ${organization} ein, als ${roles}.`,
  member: 'Mitglied',
  address: (email: string) => `Die Einladung ist für ${email}.`,
  accept: 'Annehmen',
  signIn: 'Anmelden und annehmen',
  signUp: 'Konto erstellen',
  another: (own: string, email: string) => `Sie sind als ${own} angemeldet; diese Einladung ist für ${email}.`,
  unproven: 'Ihre E-Mail-Adresse ist noch nicht bestätigt. Bestätigen Sie sie und öffnen Sie diese Seite dann erneut.',
  switch: 'Konto wechseln',
  decline: 'Ablehnen',
  declinedTitle: 'Sie sind nicht beigetreten',
  declined:
    'Nichts wurde geändert. Überlegen Sie es sich anders, öffnen Sie den Link aus der E-Mail noch einmal, bevor er abläuft.',
  doneTitle: 'Sie sind jetzt Mitglied',
  done: 'Sie können zur App weitergehen.',
  ask: 'Um eine neue Einladung bitten',
  askedTitle: 'Sie haben um eine neue Einladung gebeten',
  asked: 'Wer Sie eingeladen hat, weiß Bescheid. Eine neue Einladung kommt an dieselbe Adresse.',
}
