import type { signInLinkEn } from '../en/sign-in-link.ts'

/** Was die Seite hinter einem Anmeldelink sagt, auf Deutsch. */
export const signInLinkDe: typeof signInLinkEn = {
  title: (app) => `Bei ${app} anmelden`,
  intro: (address) => `Sie werden als ${address} angemeldet. Wenn Sie das nicht sind, schließen Sie diese Seite.`,
  submit: 'Anmelden',
}
