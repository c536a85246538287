import type { signOutEn } from '../en/sign-out.ts'

/** Dasselbe auf Deutsch. */
export const signOutDe: typeof signOutEn = {
  title: 'Abmelden?',
  askedBy: (app) => `${app} möchte Sie abmelden.`,
  askedBySome: 'Eine App möchte Sie abmelden.',
  submit: 'Abmelden',
  doneTitle: 'Sie sind abgemeldet',
  done: 'Sie können dieses Fenster schließen.',
}
