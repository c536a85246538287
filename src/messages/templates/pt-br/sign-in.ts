import type { signInEn } from '../en/sign-in.ts'

export const signInPtBr: typeof signInEn = {
  'sign-in-code': ({ code, link, place }, { app, time }) => ({
    subject: `Seu código para entrar em ${app}`,
    intro: [`Digite este código para entrar em ${app}.`],
    code,
    ...(link === null ? {} : { actions: [{ label: 'Ou entre com este link', link }] }),
    outro: [kept, asked(time, place), notYou.code],
  }),
  'sign-in-link': ({ link, place }, { app, time }) => ({
    subject: `Seu link para entrar em ${app}`,
    intro: [`Abra este link e confirme para entrar em ${app}.`],
    actions: [{ label: `Entrar em ${app}`, link }],
    outro: ['O link funciona uma vez, por 10 minutos.', asked(time, place), notYou.link],
  }),
  'second-factor-code': ({ code, place }, { app, time }) => ({
    subject: `Seu código de confirmação para ${app}`,
    intro: [`Digite este código para confirmar que é você quem está entrando em ${app}.`],
    code,
    outro: [kept, asked(time, place), notYou.second],
  }),
  'account-locked': ({ until, unlockLink }, { app, formatTime }) => ({
    subject: `A entrada na sua conta em ${app} está pausada`,
    intro: [
      `Alguém tentou senhas erradas demais. Para proteger sua conta, a entrada com senha está pausada até ${formatTime(until)}.`,
      'Onde você já entrou antes, ainda pode entrar.',
    ],
    actions: [{ label: 'Fui eu: entrar agora', link: unlockLink }],
    outro: ['Se não foi você, não há nada a fazer: sua senha não foi adivinhada.'],
  }),
  'second-factor-locked': ({ until }, { app, time, formatTime }) => ({
    subject: `Alguém talvez saiba sua senha para ${app}`,
    intro: [
      `Em ${time}, alguém digitou sua senha certa e depois códigos errados demais. Os códigos são recusados até ${formatTime(until)}.`,
    ],
    outro: ['Se não foi você, troque sua senha.'],
  }),
  'account-suspended': (_, { app, time }) => ({
    subject: `Sua conta em ${app} foi suspensa`,
    intro: [`Em ${time}, sua conta em ${app} foi suspensa. Você não pode mais entrar.`],
    outro: ['Se você acha que é um engano, fale com o suporte.'],
  }),
  'data-downloaded': (_, { app, time }) => ({
    subject: `Os dados da sua conta em ${app} foram baixados`,
    intro: [`Em ${time}, um arquivo com tudo o que ${app} sabe sobre você foi baixado da sua conta.`],
    outro: ['Se não foi você, troque sua senha, encerre suas sessões em todos os outros lugares e fale com o suporte.'],
  }),
  'account-deleted': (_, { app, time }) => ({
    subject: `Sua conta em ${app} foi excluída`,
    intro: [
      `Em ${time}, sua conta em ${app} foi excluída a partir da página da sua conta. Ela não pode ser recuperada.`,
    ],
    outro: ['Se não foi você, fale com o suporte.'],
  }),
  'new-device': ({ link, place }, { app, time }) => ({
    subject: `Sua conta em ${app} foi usada em um novo dispositivo`,
    intro: [
      `Em ${time}, alguém entrou na sua conta em ${app} em um navegador que ainda não tinha sido usado para ela${place === null ? '' : `: ${place}`}.`,
      'Se foi você, não há nada a fazer.',
    ],
    actions: [{ label: 'Ver sua atividade', link }],
    outro: [
      'Se não foi você, diga isso ali: todos os outros são desconectados na hora, e você escolhe uma nova senha.',
      'Se você não consegue mais entrar, peça uma nova senha na página de entrada, ou fale com o suporte.',
    ],
  }),
  'tokens-misused': ({ client }, { app, time }) => ({
    subject: `Sua sessão em ${client} foi encerrada`,
    intro: [
      `Em ${time}, alguém usou uma chave antiga da sua conta em ${app} que ${client} já havia trocado. Ela pode ter sido copiada, por isso encerramos esse acesso.`,
    ],
    outro: [`Entre de novo em ${client}. Se vir algo que não reconhece, troque sua senha.`],
  }),
}

const kept = 'O código funciona por 10 minutos. Ninguém da nossa equipe vai pedi-lo a você.'

function asked(time: string, place: string | null): string {
  return `Ele foi pedido em ${time}${place === null ? '' : `, a partir de ${place}`}.`
}

const notYou = {
  code: 'Se não foi você, ignore esta mensagem e não dê o código a ninguém.',
  link: 'Se não foi você, ignore esta mensagem e não dê o link a ninguém.',
  second: 'Se não foi você, alguém sabe sua senha: troque-a e não dê o código a ninguém.',
}
