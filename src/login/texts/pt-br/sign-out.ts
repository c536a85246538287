import type { signOutEn } from '../en/sign-out.ts'

/** O mesmo em português do Brasil. */
export const signOutPtBr: typeof signOutEn = {
  title: 'Sair?',
  askedBy: (app) => `${app} pede que você saia.`,
  askedBySome: 'Um aplicativo pede que você saia.',
  submit: 'Sair',
  doneTitle: 'Você saiu',
  done: 'Você pode fechar esta janela.',
}
