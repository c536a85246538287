import type { errorEn } from '../en/error.ts'
import { pluralPtBr } from './plural.ts'

/** O mesmo em português do Brasil. */
export const errorPtBr: typeof errorEn = {
  foreignTitle: 'Este formulário veio de outra página',
  foreign: 'Ele não foi enviado. Abra a página de novo e tente mais uma vez.',
  busyTitle: 'Gente demais ao mesmo tempo',
  busy: 'Tente de novo em instantes. Nada foi alterado.',
  maintainedTitle: 'Há uma manutenção em andamento',
  maintained: 'Tente de novo em um minuto. Nada se perde: o que você fez até aqui fica guardado.',
  limitedTitle: 'Tentativas demais',
  limited: (minutes) =>
    pluralPtBr(Math.max(minutes, 1), {
      one: 'Tente de novo em 1 minuto.',
      other: `Tente de novo em ${minutes} minutos.`,
    }),
  notFoundTitle: 'Esta página não existe',
  notFound: 'O endereço pode estar incompleto.',
  badTitle: 'Não foi possível ler este formulário',
  bad: 'Abra a página de novo e preencha mais uma vez.',
  internalTitle: 'Algo quebrou do nosso lado',
  internal: 'Ficou registrado. Tente de novo; se continuar, avise o suporte.',
  requestTitle: 'O aplicativo pediu algo errado',
  request: 'Volte ao aplicativo e tente de novo. Se continuar assim, avise os responsáveis por ele.',
  upstream: (provider, answer) => `${provider} respondeu: ${answer}`,
  upstreamOff: 'Este meio de entrar não está aberto aqui. Escolha outro.',
  upstreamNobody: (provider) => `${provider} conhece você, mas você não tem conta aqui. Peça um convite.`,
  tryAgain: 'Tentar de novo',
}
