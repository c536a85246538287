import type { passwordsEn } from '../en/passwords.ts'

export const passwordsPtBr: typeof passwordsEn = {
  'reset-password': ({ link }, { app, time }) => ({
    subject: `Escolha uma nova senha para ${app}`,
    intro: [`Em ${time}, alguém pediu uma nova senha para sua conta em ${app}.`],
    actions: [{ label: 'Escolher uma nova senha', link }],
    outro: ['O link funciona uma vez.', 'Se não foi você, ignore esta mensagem: sua senha continua a mesma.'],
  }),
  'password-changed': ({ place }, { app, time }) => ({
    subject: `Sua senha para ${app} foi alterada`,
    intro: [
      `Em ${time}, a senha da sua conta em ${app} foi alterada${place === null ? '' : `, a partir de ${place}`}.`,
      'Todas as sessões abertas com a senha antiga foram encerradas.',
    ],
    outro: ['Se não foi você, escolha uma nova senha imediatamente: peça na página de entrada, ou fale com o suporte.'],
  }),
}
