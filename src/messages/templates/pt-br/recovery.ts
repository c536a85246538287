import type { recoveryEn } from '../en/recovery.ts'

export const recoveryPtBr: typeof recoveryEn = {
  'recovery-requested': ({ number, stopLink }, { app, time }) => ({
    subject: `Alguém pediu para recuperar sua conta em ${app}`,
    intro: [
      `Em ${time}, alguém pediu ao suporte para recuperar sua conta em ${app}. O pedido tem o número ${number}.`,
      'Se foi você, não há nada a fazer: espere a resposta.',
    ],
    actions: [{ label: 'Não fui eu: parar o pedido', link: stopLink }],
  }),
  'recovery-waiting': ({ number, until, stopLink }, { app, formatTime }) => ({
    subject: `Sua conta em ${app} poderá ser recuperada depois de ${formatTime(until)}`,
    intro: [
      `O suporte aprovou o pedido ${number} para recuperar sua conta em ${app}. O link será enviado em ${formatTime(until)}.`,
      'Se foi você, não há nada a fazer: espere esse e-mail. Se não foi, pare o pedido agora.',
    ],
    actions: [{ label: 'Não fui eu: parar o pedido', link: stopLink }],
  }),
  'recovery-approved': ({ number, link }, { app }) => ({
    subject: `Seu pedido para recuperar sua conta em ${app} foi aprovado`,
    intro: [
      `O pedido ${number} foi aprovado. Com este link você escolhe uma nova senha e configura uma nova segunda etapa.`,
    ],
    actions: [{ label: 'Recuperar minha conta', link }],
    outro: ['O link funciona uma vez, por 60 minutos.', 'Se não foi você, fale com o suporte.'],
  }),
  'recovery-denied': ({ number }, { app }) => ({
    subject: `Seu pedido para recuperar sua conta em ${app} foi recusado`,
    intro: [`O pedido ${number} foi recusado: o suporte não conseguiu ter certeza de que a conta é sua.`],
    outro: ['Se você acha que é um engano, fale com o suporte.'],
  }),
  'recovery-finished': ({ number }, { app, time }) => ({
    subject: `Sua conta em ${app} foi recuperada`,
    intro: [
      `Em ${time}, o pedido ${number} foi concluído: sua conta em ${app} tem uma nova senha, e todas as sessões foram encerradas.`,
    ],
    outro: ['Se não foi você, fale com o suporte imediatamente.'],
  }),
}
