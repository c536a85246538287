import type { signOutEn } from '../en/sign-out.ts'

/** Lo mismo en español. */
export const signOutEs: typeof signOutEn = {
  title: '¿Cerrar sesión?',
  askedBy: (app) => `${app} pide cerrar su sesión.`,
  askedBySome: 'Una aplicación pide cerrar su sesión.',
  submit: 'Cerrar sesión',
  doneTitle: 'Ha cerrado la sesión',
  done: 'Puede cerrar esta ventana.',
}
