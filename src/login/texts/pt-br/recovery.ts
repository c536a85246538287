import type { recoveryEn } from '../en/recovery.ts'

/** O mesmo em português do Brasil. */
export const recoveryPtBr: typeof recoveryEn = {
  helpLink: 'Perdi tudo',
  helpHint: 'Sem senha, sem autenticador, sem códigos de recuperação: peça um caminho de volta.',

  askTitle: 'Recupere sua conta',
  askIntro: 'Você não consegue usar a senha, o autenticador nem os códigos de recuperação.',
  notice: 'Uma pessoa vai conferir sua identidade antes que algo mude. Pode levar um dia.',
  email: 'Endereço de e-mail da conta',
  lost: 'O que você perdeu?',
  lostThings: {
    password: 'Senha',
    authenticator: 'Aplicativo autenticador',
    passkey: 'Chave de acesso ou chave de segurança',
    'recovery-codes': 'Códigos de recuperação',
    phone: 'Telefone',
  },
  context: 'O que aconteceu? Como podemos falar com você?',
  phone: 'Número de telefone',
  ask: 'Pedir recuperação',
  tooLong: 'Está longo demais. Encurte.',

  closedTitle: 'A recuperação não é pedida aqui',
  closedText: 'Não há formulário para isso. O suporte pode dizer como você volta à sua conta.',
  otherHelp: 'Outros meios de entrar',

  receivedTitle: 'Recebemos seu pedido',
  number: (number) => `Seu pedido é ${number}. Informe este número ao falar com o suporte.`,
  received: 'Se houver uma conta, escreveremos para o endereço cadastrado.',
  waiting: 'Ele está esperando que uma pessoa o analise.',
  closed: 'Ele está encerrado. Se foi aprovado, há um link na caixa de entrada do endereço cadastrado.',
  statusHint: 'Você pode ver esta página de novo neste navegador.',
  unknownTitle: 'Não há nada para ver aqui',
  unknown: 'Este pedido foi feito em outro navegador, ou não existe nenhum.',

  stopTitle: 'Interromper a recuperação da sua conta?',
  stopIntro: 'Alguém pediu a recuperação da sua conta. Se não foi você, interrompa aqui.',
  stop: 'Interromper este pedido',
  stoppedTitle: 'O pedido foi interrompido',
  stopped: 'Nada foi alterado. Se não foi você quem pediu, avise o suporte.',

  unusableTitle: 'Este link não funciona',
  unusable: 'Ele foi usado, substituído ou expirou. Peça um novo ao suporte ou peça a recuperação de novo.',
  askAgain: 'Pedir recuperação de novo',

  step: (step) => `Etapa ${step} de 3`,
  confirmTitle: 'É você?',
  confirm: (initial, email) => `A conta de ${initial}. com o endereço ${email}.`,
  confirmHint:
    'Você vai escolher uma nova senha e configurar um segundo meio de comprovar que é você. Tenha o celular à mão.',
  isMe: 'Sim, continuar',

  passwordTitle: 'Escolha uma nova senha',
  password: 'Nova senha',
  passwordHint: 'Sua senha, seus fatores e suas sessões anteriores terminam aqui.',
  savePassword: 'Salvar e continuar',

  factorIntro: 'Sua conta só abre depois desta etapa.',
  passkeyElsewhere:
    'Não há botão aqui? Este navegador não consegue criar uma chave de acesso. Peça um novo link ao suporte e abra-o em outro navegador.',

  doneTitle: 'Sua conta é sua de novo',
  done: 'Todas as outras sessões foram encerradas.',
  signIn: 'Entrar',
}
