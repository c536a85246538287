import type { askedWordsFailuresEn, profileEn, termsEn } from '../en/asked-words.ts'

export const termsPtBr: typeof termsEn = {
  title: 'Termos de uso',
  lead: 'Antes de continuar, leia os termos de uso e aceite-os. Quem cuida da sua conta pediu isso.',
  submit: 'Aceitar e continuar',
}

export const profilePtBr: typeof profileEn = {
  title: 'Atualize seu perfil',
  lead: 'Antes de continuar, confira estes dados. Quem cuida da sua conta pediu isso.',
  submit: 'Salvar e continuar',
}

export const askedWordsFailuresPtBr: typeof askedWordsFailuresEn = {
  termsToGoOn: 'Marque a caixa para aceitar os termos de uso.',
}
