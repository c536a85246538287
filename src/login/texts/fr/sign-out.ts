import type { signOutEn } from '../en/sign-out.ts'

/** La même chose en français. */
export const signOutFr: typeof signOutEn = {
  title: 'Se déconnecter ?',
  askedBy: (app) => `${app} demande à vous déconnecter.`,
  askedBySome: 'Une application demande à vous déconnecter.',
  submit: 'Se déconnecter',
  doneTitle: 'Vous êtes déconnecté',
  done: 'Vous pouvez fermer cette fenêtre.',
}
