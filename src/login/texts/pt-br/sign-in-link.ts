import type { signInLinkEn } from '../en/sign-in-link.ts'

/** O mesmo em português do Brasil. */
export const signInLinkPtBr: typeof signInLinkEn = {
  title: (app) => `Entrar em ${app}`,
  intro: (address) => `Você vai entrar como ${address}. Se não for você, feche esta página.`,
  submit: 'Entrar',
}
