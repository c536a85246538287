import type { Texts } from './en.ts'
import { accountFailuresPtBr, accountPtBr } from './pt-br/account.ts'
import { askedWordsFailuresPtBr, profilePtBr, termsPtBr } from './pt-br/asked-words.ts'
import { devicePtBr } from './pt-br/device.ts'
import { errorPtBr } from './pt-br/error.ts'
import { failuresPtBr } from './pt-br/failures.ts'
import { invitationPtBr } from './pt-br/invitation.ts'
import { mfaFailuresPtBr, mfaPtBr } from './pt-br/mfa.ts'
import { pluralPtBr } from './pt-br/plural.ts'
import { recoveryPtBr } from './pt-br/recovery.ts'
import { refusedPtBr } from './pt-br/refused.ts'
import { signInLinkPtBr } from './pt-br/sign-in-link.ts'
import { signOutPtBr } from './pt-br/sign-out.ts'

export const ptBr: Texts = {
  language: 'Português (Brasil)',
  direction: 'ltr',

  frame: {
    languageLabel: 'Idioma',
    languageButton: 'Mudar idioma',
    help: 'Não consegue entrar?',
    reference: 'Precisa de ajuda? Informe esta referência ao suporte:',
    problem: 'Há um problema',
    or: 'ou',
    backToSignIn: 'Voltar para entrar',
    optional: 'opcional',
    show: 'Mostrar',
    hide: 'Ocultar',
    showPassword: 'Mostrar a senha',
    hidePassword: 'Ocultar a senha',
    technical: 'Detalhes técnicos',
    continuing: (app) => `para continuar em ${app}`,
  },

  signIn: {
    title: (app) => `Entrar em ${app}`,
    identifier: 'E-mail ou nome de usuário',
    continue: 'Continuar',
    newHere: 'É novo por aqui?',
    createAccount: 'Criar uma conta',
    withPasskey: 'Entrar com uma chave de acesso',
    passkeyFailed: 'Nenhuma chave de acesso para este site neste dispositivo. Use seu celular ou outro meio.',
    with: (provider) => `Continuar com ${provider}`,
    noWayIn: 'Ainda não há como entrar neste aplicativo. O responsável precisa ativar um meio.',
  },

  password: {
    title: 'Digite sua senha',
    account: 'Conta',
    change: 'Alterar',
    changeName: 'Trocar de conta',
    label: 'Senha',
    staySignedIn: 'Continuar conectado',
    submit: 'Entrar',
    emailCode: 'Receber um código por e-mail',
    onlyPasskey: 'Este app pede uma chave de acesso. Volte e entre com a sua.',
    forgot: 'Esqueceu a senha?',
  },

  code: {
    title: 'Verifique seu e-mail',
    sent: (address) => `Se houver uma conta para ${address}, enviamos um código para lá.`,
    label: 'Código de 6 dígitos',
    hint: 'Ele vale por 10 minutos.',
    submit: 'Entrar',
    resend: 'Enviar um novo código',
    resent: 'Enviamos um novo código. Os anteriores não funcionam mais.',
    usePassword: 'Usar sua senha',
  },

  company: {
    title: 'Continue com sua organização',
    intro: (address) => `${address} entra com a conta da própria organização.`,
  },

  signUp: {
    title: (app) => `Crie sua conta em ${app}`,
    email: 'E-mail',
    domains: (domains) => `Use um endereço de ${domains}.`,
    username: 'Nome de usuário',
    name: 'Nome completo',
    givenName: 'Nome',
    familyName: 'Sobrenome',
    phoneNumber: 'Número de telefone',
    phoneHint: 'Com o código do país, por exemplo +44 20 7946 0000.',
    password: 'Senha',
    termsApply: 'Ao criar uma conta, você aceita os',
    acceptTerms: 'Aceito os',
    terms: 'termos de uso',
    submit: 'Criar conta',
    withPasskey: 'Usar uma chave de acesso em vez disso',
    passkeyHint:
      'Assim você não precisa de senha. Primeiro confirmamos seu endereço e depois você cria a chave de acesso.',
    passkeyTitle: 'Crie sua chave de acesso',
    passwordInstead: 'Escolher uma senha em vez disso',
    haveAccount: 'Já tem uma conta?',
    signIn: 'Entrar',
    closed: 'Ninguém pode criar uma conta aqui. Peça um convite.',
  },

  passwordRules: {
    length: (characters) =>
      pluralPtBr(characters, {
        one: `Use pelo menos ${characters} caractere.`,
        other: `Use pelo menos ${characters} caracteres.`,
      }),
    fair: 'Inclua uma letra minúscula, uma letra maiúscula e um dígito.',
    three: 'Inclua três destes: letra minúscula, letra maiúscula, dígito, caractere especial.',
    noRepeats: 'Não repita um caractere mais de duas vezes seguidas.',
    noPersonal: 'Deixe de fora seu nome e seu e-mail.',
    notCommon: 'Não use uma das que todos tentam primeiro, nem só o nome deste serviço ou seu e-mail.',
    notPast: (size) => (size === 1 ? 'Não use a última que você teve.' : `Não use nenhuma das suas últimas ${size}.`),
    met: (met, of) =>
      pluralPtBr(met, { one: `${met} de ${of} regras cumprida`, other: `${met} de ${of} regras cumpridas` }),
  },

  confirmEmail: {
    title: 'Verifique seu e-mail para continuar',
    sent: (address) => `Enviamos uma mensagem para ${address}. Digite aqui o código que está nela.`,
    label: 'Código de 6 dígitos',
    submit: 'Confirmar',
    nothing: 'Não chegou nada? Procure na pasta de spam ou confira o endereço.',
    change: 'Usar outro endereço',
    resend: 'Enviar um novo código',
  },

  organization: {
    title: 'Escolha uma organização',
    intro: 'Você pertence a mais de uma. Em qual quer entrar?',
    only: 'Entre como membro desta organização.',
    nameTitle: 'Qual é a organização?',
    name: 'Nome da sua organização',
    nameHint: 'O nome curto, por exemplo acme. Ele aparece no seu convite, e quem convidou você o conhece.',
  },

  consent: {
    title: (app) => `Permitir que ${app} use sua conta?`,
    account: (name) => `Conectado como ${name}`,
    publisher: (name) => `Feito por ${name}`,
    another: 'Usar outra conta',
    who: 'Ver quem você é',
    read: 'Ler',
    change: 'Alterar',
    stays: 'Continuar conectado',
    offline: 'Continua conectado até você remover, mesmo quando você não está usando',
    profile: 'Seu nome e sua foto',
    email: 'Seu endereço de e-mail',
    phone: 'Seu número de telefone',
    address: 'Seu endereço postal',
    identity: 'Que é você',
    at: (api) => `em ${api}`,
    isNew: 'Novo',
    allow: 'Permitir',
    deny: 'Negar',
    terms: 'Termos',
    privacy: 'Política de privacidade',
    legal: (app) => `O que ${app} faz com isso cabe ao próprio aplicativo:`,
    revoke: 'Mude isto a qualquer momento em Sua conta, em Aplicativos conectados.',
    goesTo: (host) => `Você segue para ${host}.`,
  },

  help: {
    title: 'Não consegue entrar?',
    forgot: 'Esqueci minha senha',
    forgotHint: 'Enviamos por e-mail um link para escolher uma nova.',
    code: 'Receber um código por e-mail',
    codeHint: 'Se você consegue ler seus e-mails, pode entrar sem a senha.',
    authenticator: 'Perdi meu autenticador',
    authenticatorHint: 'Depois da senha, escolha “Usar outro meio” e digite um dos seus códigos de recuperação.',
    contact: 'Falar com o suporte',
    contactHint: 'Informe esta referência:',
    noContact: 'Pergunte aos responsáveis por este aplicativo.',
  },

  invitation: invitationPtBr,

  recovery: recoveryPtBr,

  signInLink: signInLinkPtBr,

  device: devicePtBr,

  terms: termsPtBr,
  profile: profilePtBr,

  mfa: mfaPtBr,

  account: accountPtBr,

  resetRequest: {
    title: 'Esqueceu a senha?',
    intro: 'Digite seu e-mail. Enviamos um link para escolher uma nova senha.',
    email: 'E-mail',
    submit: 'Enviar o link',
    sentTitle: 'Verifique seu e-mail',
    sent: 'Se houver uma conta para esse endereço, você receberá um e-mail.',
    sentHint: 'Pode levar um minuto. Procure também na pasta de spam.',
    again: 'Tentar outro endereço',
  },

  reset: {
    title: 'Escolha uma nova senha',
    password: 'Nova senha',
    submit: 'Salvar senha',
    ends: 'Isto encerra suas sessões em todos os outros lugares.',
    expired: 'Pelas regras daqui, sua senha está velha demais. Antes de continuar, escolha uma nova.',
    required: 'Antes de continuar, escolha uma nova senha. Quem cuida da sua conta pediu isso.',
    doneTitle: 'Sua senha foi alterada',
    done: 'Entre com a nova senha. Suas sessões em todos os outros lugares foram encerradas.',
  },

  verify: {
    title: 'Confirme seu endereço de e-mail',
    intro: 'Aperte o botão para confirmar que este endereço é seu.',
    submit: 'Confirmar meu endereço',
    doneTitle: 'Seu endereço de e-mail foi confirmado',
    done: 'Você pode fechar esta página.',
  },

  unlock: {
    title: 'Desbloqueie sua conta',
    intro:
      'Alguém tentou senhas erradas, e por isso ela ficou bloqueada por um tempo. Aperte o botão para desbloquear agora.',
    submit: 'Desbloquear minha conta',
    doneTitle: 'Sua conta está desbloqueada',
    done: 'Você já pode entrar de novo.',
  },

  link: {
    usedTitle: 'Este link não funciona',
    used: 'Ele já foi usado, ou não vale mais. Cada link funciona uma vez.',
    supersededTitle: 'Um link mais novo tomou o lugar dele',
    superseded: 'Outro foi enviado depois deste. Abra o link do e-mail mais recente.',
    expiredTitle: 'Este link expirou',
    expired: 'Ele só valia por um tempo.',
    foreignTitle: 'Abra o link do seu e-mail',
    foreign: 'Este navegador não abriu nenhum, ou faz tempo demais. Abra-o aqui de novo.',
    sendNew: 'Enviar um novo link',
    askNew: 'Peça um novo a quem o enviou.',
    sentTitle: 'Verifique seu e-mail',
    sent: 'Enviamos um novo link para o mesmo endereço.',
  },

  refused: refusedPtBr,

  signOut: signOutPtBr,

  ended: {
    expiredTitle: 'Demorou demais',
    expired: 'Para sua segurança, um acesso iniciado termina após 30 minutos.',
    startAgain: 'Começar de novo',
    unknownTitle: 'Este acesso não está aberto aqui',
    unknown:
      'Ele foi iniciado em outro navegador ou terminou há muito tempo. Volte ao aplicativo e entre a partir de lá.',
    overTitle: 'Este acesso já foi concluído',
    over: 'Volte ao aplicativo. Para entrar nele de novo, comece por lá.',
    cookies: 'Se isto aparecer sempre, permita cookies para este site.',
    signIn: 'Entrar',
  },

  error: errorPtBr,

  failure: { ...failuresPtBr, ...mfaFailuresPtBr, ...accountFailuresPtBr, ...askedWordsFailuresPtBr },
}
