import type { signUpEn } from '../en/sign-up.ts'

export const signUpPtBr: typeof signUpEn = {
  'sign-up-code': ({ code, link }, { app }) => ({
    subject: `Seu código para ${app}`,
    intro: [`Digite este código para concluir seu cadastro em ${app}.`],
    code,
    ...(link === null ? {} : { actions: [{ label: 'Ou continue com este link', link }] }),
    outro: ['O código funciona por 10 minutos. Ninguém da nossa equipe vai pedi-lo a você.', unasked],
  }),
  'already-registered': ({ signInLink, resetLink }, { app }) => ({
    subject: `Você já tem uma conta em ${app}`,
    intro: [`Alguém tentou se cadastrar em ${app} com este endereço. Já existe uma conta com ele: a sua.`],
    actions: [
      { label: 'Entrar', link: signInLink },
      { label: 'Escolher uma nova senha', link: resetLink },
    ],
    outro: ['Se não foi você, não há nada a fazer: sua conta não mudou.'],
  }),
  'sign-in-unknown': ({ signUpLink }, { app }) => ({
    subject: `Nenhuma conta com este endereço em ${app}`,
    intro: [
      `Alguém tentou entrar em ${app} com este endereço. Não há nenhuma conta com ele.`,
      'Se foi você, talvez tenha usado outro endereço.',
    ],
    ...(signUpLink === null ? {} : { actions: [{ label: 'Criar uma conta', link: signUpLink }] }),
    outro: [unasked],
  }),
  invitation: ({ link, inviter, organization, role }, { app }) => ({
    subject: `${inviter} convida você para ${organization}`,
    intro: [
      `${inviter} convida você para fazer parte de ${organization} em ${app}${role === null ? '' : ` como ${role}`}.`,
    ],
    actions: [{ label: 'Aceitar o convite', link }],
    outro: ['O link funciona uma vez. Se você não sabe quem o enviou, ignore-o.'],
  }),
  'invitation-asked': ({ organization, link }, { app }) => ({
    subject: `Um novo convite para ${organization} foi pedido`,
    intro: [
      `Alguém abriu um convite para ${organization} em ${app} depois que ele expirou, e pede um novo.`,
      'A lista de convites mostra quem. Envie de novo somente se essa pessoa ainda deve entrar.',
    ],
    ...(link === null ? {} : { actions: [{ label: 'Abrir os convites', link }] }),
  }),
  'account-made': ({ link, organization }, { app }) => ({
    subject: organization === null ? `Sua conta em ${app}` : `${organization} criou uma conta em ${app} para você`,
    intro: [
      organization === null
        ? `Uma conta em ${app} foi criada para você. Escolha uma senha para usá-la.`
        : `${organization} criou uma conta em ${app} para você. Escolha uma senha para usá-la.`,
    ],
    actions: [{ label: 'Escolher uma senha', link }],
    outro: ['O link funciona uma vez. Se você não sabe quem o enviou, ignore-o: sem ele, ninguém pode usar a conta.'],
  }),
}

const unasked = 'Se não foi você, ignore esta mensagem: nada acontece sem você.'
