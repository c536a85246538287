import type { mfaEn, mfaFailuresEn } from '../en/mfa.ts'
import { pluralPtBr } from './plural.ts'

/** O mesmo em português do Brasil. */
export const mfaPtBr: typeof mfaEn = {
  title: 'Confirme que é você',
  otherWay: 'Usar outro meio',
  lostAll: 'Perdeu o acesso a todos estes?',
  trust: (days) =>
    pluralPtBr(days, {
      one: `Confiar neste navegador por ${days} dia`,
      other: `Confiar neste navegador por ${days} dias`,
    }),
  submit: 'Continuar',

  otp: 'Digite o código que seu aplicativo autenticador mostra agora.',
  otpLabel: 'Código de 6 dígitos do aplicativo',
  otpWay: 'Aplicativo autenticador',

  passkey: 'Use a chave de acesso ou a chave de segurança que você configurou para esta conta.',
  passkeyButton: 'Usar uma chave de acesso',
  passkeyCancelled: 'Nenhuma chave de acesso foi usada. Tente de novo ou escolha outro meio.',
  passkeyFailed: 'Essa chave de acesso não funcionou aqui. Tente de novo ou use outro meio.',
  passkeyNeedsScript: 'Chaves de acesso precisam de JavaScript, que está desativado neste navegador. Use outro meio.',
  passkeyWay: 'Chave de acesso ou chave de segurança',

  email: (address) => `Vamos enviar um código para ${address}.`,
  emailSent: (address) => `Enviamos um código para ${address}.`,
  emailSend: 'Enviar o código',
  emailResend: 'Enviar um novo código',
  emailResent: 'Enviamos um novo código. Os anteriores não funcionam mais.',
  emailLabel: 'Código de 6 dígitos do e-mail',
  emailWay: 'Código por e-mail',

  recovery: 'Digite um dos códigos de recuperação que você guardou. Cada um funciona uma vez.',
  recoveryLabel: 'Código de recuperação',
  recoveryWay: 'Código de recuperação',
  recoveryUsedTitle: 'Código de recuperação aceito',
  recoveryLeft: (left) =>
    left === 0
      ? 'Era o último. A seguir você recebe novos.'
      : pluralPtBr(left, { one: `Resta ${left}.`, other: `Restam ${left}.` }),
  newCodesNow: 'Criar novos códigos agora',
  goOn: 'Continuar',

  enrolTitle: 'Proteja sua conta',
  enrolLead: 'Adicione um segundo meio de comprovar que é você.',
  offerTitle: 'Entre mais rápido da próxima vez',
  offerLater: 'Agora não',
  passkeyTitle: 'Chave de acesso (recomendada)',
  passkeyIntro:
    'Sua impressão digital, seu rosto ou o bloqueio de tela. Nada para digitar, e ninguém consegue tirá-la de você com um golpe.',
  passkeyAdd: 'Adicionar uma chave de acesso',
  passkeyAddCancelled: 'Nenhuma chave de acesso foi criada. Tente de novo ou escolha outro meio.',
  passkeyAddFailed: 'A chave de acesso não foi adicionada. Tente de novo ou use outro dispositivo.',
  keyTitle: 'Chave de segurança',
  keyIntro:
    'Uma chave que você leva consigo, ou este dispositivo com sua impressão digital, seu rosto ou o bloqueio de tela. Ela é pedida depois da senha.',
  keyAdd: 'Adicionar uma chave de segurança',
  keyAddFailed: 'A chave não foi adicionada. Tente de novo ou use outra.',
  keyNeedsScript: 'Chaves de segurança precisam de JavaScript, que está desativado neste navegador.',
  appTitle: 'Aplicativo autenticador',
  appIntro: 'Um aplicativo no celular que mostra um novo código a cada 30 segundos.',
  appAdd: 'Configurar um aplicativo autenticador',
  notNow: (days) =>
    pluralPtBr(days, { one: `Agora não (resta ${days} dia)`, other: `Agora não (restam ${days} dias)` }),
  nothingToAdd:
    'É preciso uma segunda etapa aqui, mas todos os meios de configurar uma estão desativados. Fale com o suporte.',

  appPageTitle: 'Configure um aplicativo autenticador',
  scan: 'Escaneie esta imagem com um aplicativo autenticador no celular.',
  picture: 'Código QR para um aplicativo autenticador',
  cannotScan: 'Não consegue escanear? Digite esta chave no aplicativo:',
  account: (name) => `No aplicativo a conta se chama ${name}.`,
  replaces: 'Seu autenticador antigo deixa de funcionar quando você terminar.',
  appFinish: 'Concluir',
  ticketDoneTitle: 'Sua segunda etapa está configurada',
  ticketDone: 'A partir de agora, ela será pedida quando você entrar.',
  backToChoice: 'Escolher outro meio',

  newCodesTitle: 'Você recebe novos códigos de recuperação',
  newCodesLead:
    'Quem cuida da sua conta pediu isso. Seus códigos antigos deixam de funcionar quando você vir os novos.',
  newCodesSpent: 'Seus códigos antigos deixam de funcionar quando você vir os novos.',
  newCodesShow: 'Mostrar meus novos códigos',
  codesTitle: 'Guarde seus códigos de recuperação',
  codesLead:
    'Se você perder o celular ou a chave de acesso, um destes deixa você entrar. Cada um funciona uma vez. Eles só são mostrados agora.',
  codesList: 'Códigos de recuperação',
  download: 'Baixar como arquivo de texto',
  copy: 'Copiar',
  copied: 'Copiado',
  print: 'Imprimir',
  saved: 'Guardei estes códigos',
  codesOf: (app) => `Códigos de recuperação de ${app}`,
  codesNote: 'Cada código funciona uma vez. Guarde-os onde ninguém mais os encontre.',
}

export const mfaFailuresPtBr: typeof mfaFailuresEn = {
  totp: 'Esse código não funcionou. Espere o próximo código e confira se o relógio do celular está certo.',
  totpMissing: 'Digite os 6 dígitos do seu aplicativo autenticador.',
  recoveryCode: 'Esse código de recuperação não funcionou. Confira-o ou use outro: cada um funciona uma vez.',
  recoveryCodeMissing: 'Digite um dos seus códigos de recuperação.',
  passkey: 'Essa chave de acesso não funcionou. Tente de novo ou use outro meio.',
  secondOnly:
    'Essa é uma chave de segurança: ela só vale depois de outro meio. Comece com sua senha ou um código por e-mail.',
  notSaved: 'Guarde os códigos e marque a caixa. Eles não serão mostrados de novo.',
}
