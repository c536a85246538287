import type { askedWordsFailuresEn, profileEn, termsEn } from '../en/asked-words.ts'

/** Dasselbe auf Deutsch. */
export const termsDe: typeof termsEn = {
  title: 'Nutzungsbedingungen',
  lead: 'Lesen und akzeptieren Sie die Nutzungsbedingungen, bevor es weitergeht. Die Betreuer Ihres Kontos haben darum gebeten.',
  submit: 'Akzeptieren und weiter',
}

export const profileDe: typeof profileEn = {
  title: 'Bringen Sie Ihr Profil auf den neuesten Stand',
  lead: 'Prüfen Sie die Angaben, bevor es weitergeht. Die Betreuer Ihres Kontos haben darum gebeten.',
  submit: 'Speichern und weiter',
}

export const askedWordsFailuresDe: typeof askedWordsFailuresEn = {
  termsToGoOn: 'Setzen Sie das Häkchen, um die Nutzungsbedingungen zu akzeptieren.',
}
