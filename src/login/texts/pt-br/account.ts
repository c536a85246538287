import type { accountEn, accountFailuresEn } from '../en/account.ts'
import { accountSecurityPtBr } from './account-security.ts'
import { activityPtBr } from './activity.ts'
import { linkingFailuresPtBr, linkingPtBr } from './linking.ts'

/** O mesmo em português do Brasil. */
export const accountPtBr: typeof accountEn = {
  title: 'Sua conta',
  sections: {
    profile: 'Perfil',
    security: 'Segurança',
    sessions: 'Sessões',
    apps: 'Aplicativos conectados',
    linked: 'Contas vinculadas',
    activity: 'Atividade',
    organizations: 'Organizações',
    data: 'Seus dados',
  },
  signOut: 'Sair',
  signedOutTitle: 'Você saiu',
  signedOut: 'Os aplicativos que você usou podem continuar conectados até você sair deles.',
  signIn: 'Entrar',
  cancel: 'Cancelar',
  save: 'Salvar',
  never: 'Nunca',
  unknownPlace: 'Lugar desconhecido',

  profile: {
    name: 'Nome',
    picture: 'Endereço de uma foto',
    pictureHint: 'Os aplicativos a mostram ao lado do seu nome. Deixe em branco para usar suas iniciais.',
    language: 'Idioma dos e-mails e das páginas',
    anyLanguage: 'O do navegador',
    fixed: 'Seu nome vem do serviço pelo qual você entra. Altere-o lá.',
    emailTitle: 'Endereço de e-mail',
    noEmail: 'Você não tem nenhum.',
    verified: 'Confirmado',
    unverified: 'Ainda não confirmado',
    verify: 'Enviar o link para confirmar',
    changeEmail: 'Alterar endereço de e-mail',
    fixedEmail: 'Ele vem do serviço pelo qual você entra. Altere-o lá.',
  },

  email: {
    title: 'Alterar endereço de e-mail',
    lead: 'Enviamos um link para o novo endereço. Ele passa a valer quando você abrir o link. O endereço antigo é avisado.',
    label: 'Novo endereço de e-mail',
    submit: 'Enviar o link',
    confirmTitle: 'Confirme seu novo endereço de e-mail',
    confirm: (address) => `Aperte o botão para usar ${address} na sua conta a partir de agora.`,
    confirmSubmit: 'Usar este endereço',
    confirmedTitle: 'Seu endereço de e-mail foi alterado',
    confirmed: 'Entre com ele a partir de agora. Suas sessões em todos os outros lugares foram encerradas.',
    undoTitle: 'Não foi você?',
    undo: 'Sua conta mantém este endereço ou o recebe de volta. Todas as sessões são encerradas.',
    undoSubmit: 'Não fui eu: desfazer',
    undoneTitle: 'Seu endereço voltou a ser o de antes',
    undone: 'Todas as sessões foram encerradas. Escolha agora uma nova senha: outra pessoa pode saber a sua.',
    newPassword: 'Escolher uma nova senha',
  },

  security: accountSecurityPtBr,

  password: {
    title: 'Alterar senha',
    lead: 'Suas sessões em todos os outros lugares são encerradas.',
    current: 'Senha atual',
    password: 'Nova senha',
    submit: 'Alterar senha',
  },

  passkey: {
    title: 'Adicionar uma chave de acesso',
    lead: 'Sua impressão digital, seu rosto ou o bloqueio de tela substitui a senha e a segunda etapa.',
    name: 'Nome',
    nameHint: 'Para você reconhecê-la entre outras.',
    needsScript: 'Chaves de acesso precisam de JavaScript, que está desativado neste navegador.',
  },

  sessions: {
    lead: 'Onde você está conectado.',
    thisDevice: 'Este dispositivo',
    lastActive: (time) => `Última atividade: ${time}`,
    since: (time) => `Entrada: ${time}`,
    apps: (names) => `Aplicativos: ${names}`,
    end: 'Encerrar sessão',
    endNamed: (device) => `Encerrar sessão em ${device}`,
    endOthers: 'Encerrar todas as outras sessões',
    alone: 'Você não está conectado em nenhum outro lugar.',
  },

  apps: {
    lead: 'Aplicativos de terceiros que você permitiu usar sua conta.',
    none: 'Não há nenhum.',
    since: (time) => `Permitido: ${time}`,
    revoke: 'Remover',
    revokeNamed: (app) => `Remover ${app}`,
    signsIn: 'Entra com sua conta',
    at: (api) => `em ${api}`,
    gone: 'Um aplicativo que não existe mais',
  },

  linked: {
    lead: 'Contas com as quais você pode entrar aqui.',
    main: 'Conta principal',
    own: 'Conta com senha',
    unlink: 'Desvincular',
    unlinkNamed: (account, name) => `Desvincular ${account} ${name}`,
    unlinkTitle: (account) => `Desvincular ${account}?`,
    unlinkText: (account) =>
      `Você não poderá mais entrar nesta conta com ${account}. Quem entrar com ela depois terá uma conta própria. Suas sessões em todos os outros lugares são encerradas.`,
  },

  linking: linkingPtBr,

  activity: activityPtBr,

  organizations: {
    lead: 'Organizações às quais você pertence.',
    none: 'Você não pertence a nenhuma.',
    member: 'Membro',
    leave: 'Sair',
    leaveNamed: (organization) => `Sair de ${organization}`,
    leaveTitle: (organization) => `Sair de ${organization}?`,
    leaveText: 'Você perde seus papéis nela. Para voltar, precisa de um convite.',
  },

  data: {
    lead: 'Tudo o que sabemos de você é seu.',
    downloadTitle: 'Baixar',
    downloadText: 'Um arquivo com seu perfil, suas sessões, seus aplicativos e sua atividade, em JSON.',
    download: 'Baixar seus dados',
    deleteTitle: 'Excluir sua conta',
    deleteText: 'Todas as suas sessões são encerradas e seus dados são removidos. Não é possível desfazer.',
    delete: 'Excluir sua conta',
    deletePage: 'Excluir sua conta?',
    deleteBox: 'Entendo que não é possível desfazer',
    deletedTitle: 'Sua conta foi excluída',
    deleted: 'Você pode fechar esta página.',
  },

  impersonation: {
    banner: (person, operator) =>
      `${operator} está vendo isto como ${person}. Termina sozinho em até 15 minutos, e tudo fica registrado.`,
    stop: 'Parar de agir em nome da pessoa',
    refused: 'Não ao agir em nome de outra pessoa',
    refusedText: 'Quem age em nome do titular não pode alterar nem mostrar nada desta conta.',
    stopped: 'Você parou de agir em nome da pessoa',
    stoppedText: 'A sessão e tudo o que foi emitido nela terminaram.',
    back: 'Voltar ao console',
    opening: 'Abrindo o aplicativo',
    openingText: 'Ele abre em nome da pessoa que você representa, por 15 minutos.',
    unusable: 'Isto não funcionou mais',
    unusableText: 'Só pode ser usado uma vez, dentro de um minuto. Comece de novo no console.',
  },

  caller: {
    title: 'Você está ao telefone com o suporte?',
    text: (agent, app) =>
      `${agent}, do suporte de ${app}, está ao telefone com você. Escolha o número informado, somente se foi você quem ligou para nós.`,
    deny: 'Eu não liguei',
  },

  done: {
    saved: 'Salvo.',
    emailAsked: 'Enviamos um link para o novo endereço. Ele passa a valer quando você abrir o link.',
    verifySent: 'Enviamos um link para seu endereço.',
    emailChanged: 'Seu endereço de e-mail foi alterado. Suas sessões em todos os outros lugares foram encerradas.',
    passwordChanged: 'Sua senha foi alterada. Suas sessões em todos os outros lugares foram encerradas.',
    factorAdded: 'Adicionado.',
    factorRemoved: 'Removido.',
    codesSaved: 'Seus códigos de recuperação estão valendo.',
    browserForgotten: 'Esse navegador voltará a pedir a segunda etapa.',
    browsersForgotten: 'Todos os navegadores voltarão a pedir a segunda etapa.',
    sessionEnded: 'Sessão encerrada lá.',
    othersEnded: 'Suas sessões em todos os outros lugares foram encerradas.',
    notMe:
      'Suas sessões em todos os outros lugares foram encerradas, e a segurança foi avisada. Escolha agora uma nova senha.',
    appRevoked: 'O aplicativo não pode mais usar sua conta.',
    left: 'Você saiu da organização.',
    unlinked: 'Desvinculada. Suas sessões em todos os outros lugares foram encerradas.',
    callerRight: 'Obrigado. O suporte agora sabe que é você.',
    callerDenied: 'Avisamos ao suporte que você não ligou. Veja a Atividade: se algo ali não foi você, diga.',
  },
}

export const accountFailuresPtBr: typeof accountFailuresEn = {
  ...linkingFailuresPtBr,
  currentPassword: 'Essa não é sua senha atual.',
  sameEmail: 'Este já é o endereço da sua conta.',
  emailTooSoon:
    'Seu endereço foi alterado há menos de um dia. Para desfazer isso, use o link no e-mail enviado ao antigo.',
  emailTaken: 'Outra conta tem este endereço.',
  deleteBox: 'Marque a caixa para continuar.',
  picture: 'Digite um endereço que comece com https://.',
  callerWrong:
    'Esse não é o número que foi informado a você. Se você ligou para nós, peça ao suporte que envie a pergunta de novo.',
  callerOver: 'Esta pergunta não está mais aberta. Se você ligou para nós, peça ao suporte que a envie de novo.',
}
