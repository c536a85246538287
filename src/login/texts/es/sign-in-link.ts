import type { signInLinkEn } from '../en/sign-in-link.ts'

/** Lo mismo en español. */
export const signInLinkEs: typeof signInLinkEn = {
  title: (app) => `Iniciar sesión en ${app}`,
  intro: (address) => `Iniciará sesión como ${address}. Si no es usted, cierre esta página.`,
  submit: 'Iniciar sesión',
}
