import type { signInLinkEn } from '../en/sign-in-link.ts'

/** La même chose en français. */
export const signInLinkFr: typeof signInLinkEn = {
  title: (app) => `Se connecter à ${app}`,
  intro: (address) => `Vous serez connecté en tant que ${address}. Si ce n’est pas vous, fermez cette page.`,
  submit: 'Se connecter',
}
