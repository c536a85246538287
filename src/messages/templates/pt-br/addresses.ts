import type { addressesEn } from '../en/addresses.ts'

export const addressesPtBr: typeof addressesEn = {
  'verify-email': ({ link, client }, { app }) => ({
    subject: `Confirme seu endereço de e-mail para ${client ?? app}`,
    intro: [`Confirme que este endereço é seu, para que ${client ?? app} possa falar com você por aqui.`],
    actions: [{ label: 'Confirmar o endereço de e-mail', link }],
    outro: ['O link funciona uma vez.', 'Se não foi você, ignore esta mensagem: sem o link, nada é confirmado.'],
  }),
  'email-change-confirm': ({ link, newAddress }, { app }) => ({
    subject: `Confirme seu novo endereço de e-mail para ${app}`,
    intro: [`Confirme que ${newAddress} deve ser o endereço da sua conta em ${app}. A mudança vale a partir daí.`],
    actions: [{ label: 'Usar este endereço', link }],
    outro: ['O link funciona uma vez.', 'Se não foi você, ignore esta mensagem: sem o link, nada muda.'],
  }),
  'email-change-notice': ({ undoLink, newAddress }, { app, time }) => ({
    subject: `Seu endereço de e-mail para ${app} está prestes a mudar`,
    intro: [`Em ${time}, alguém pediu para mudar o endereço de e-mail da sua conta em ${app} para ${newAddress}.`],
    actions: [{ label: 'Não fui eu: parar a mudança', link: undoLink }],
    outro: ['Se foi você, não há nada a fazer aqui.'],
  }),
  'email-changed': ({ undoLink, newAddress }, { app, time }) => ({
    subject: `Seu endereço de e-mail para ${app} foi alterado`,
    intro: [`Em ${time}, o endereço de e-mail da sua conta em ${app} foi alterado para ${newAddress}.`],
    actions: [{ label: 'Não fui eu: desfazer a mudança', link: undoLink }],
    outro: ['O link funciona por 24 horas. Se foi você, não há nada a fazer.'],
  }),
  'account-unlinked': ({ account }, { app, time }) => ({
    subject: `${account} foi desvinculado da sua conta em ${app}`,
    intro: [`Em ${time}, ${account} foi desvinculado da sua conta em ${app}. Você não pode mais entrar por esse meio.`],
    outro: ['Se não foi você, troque sua senha e avise o suporte.'],
  }),
  'identity-link': ({ link }, { app }) => ({
    subject: `Una suas contas em ${app}`,
    intro: [
      `O suporte de ${app} pede que você una outra conta sua a esta, para poder entrar com qualquer uma das duas.`,
      'Você entra nesta conta, depois na outra, e vê o que será unido antes que qualquer coisa aconteça.',
    ],
    actions: [{ label: 'Unir as contas', link }],
    outro: [
      'O link funciona uma vez, por 24 horas.',
      'Se você não pediu isso, ignore esta mensagem: nada é unido sem você.',
    ],
  }),
  'identity-linked': ({ account, other }, { app, time }) => ({
    subject: `Suas contas em ${app} foram unidas`,
    intro: [
      `Em ${time}, a conta ${other} passou a fazer parte da conta ${account} em ${app}. Você entra com qualquer uma das duas.`,
    ],
    outro: ['Se não foi você, avise o suporte imediatamente: quem fez isso conseguiu entrar nas duas.'],
  }),
}
