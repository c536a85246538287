import type { deviceEn } from '../en/device.ts'

/** O mesmo em português do Brasil. */
export const devicePtBr: typeof deviceEn = {
  title: 'Conectar um dispositivo',
  intro: 'Digite o código que seu dispositivo mostra.',
  code: 'Código',
  codeHint: 'Oito letras, por exemplo BCDF-GHJK.',
  submit: 'Continuar',
  wrong:
    'Este código não funciona. Ele foi digitado errado, é antigo demais ou está aberto em outro navegador. Seu dispositivo pode mostrar um novo.',

  confirmTitle: (app) => `Conectar ${app}?`,
  compare: 'Compare este código com o do seu dispositivo:',
  warning: 'Conecte somente se o dispositivo for seu e mostrar este código. Ninguém da nossa equipe pede isso a você.',
  account: (account) => `Conta: ${account}`,
  another: 'Usar outra conta',
  from: (place) => `O dispositivo fez o pedido de: ${place}.`,
  deny: 'Não conectar',
  allow: 'Conectar',

  approvedTitle: 'Seu dispositivo está conectado',
  approved: 'Ele continua sozinho. Você pode fechar esta página.',
  deniedTitle: 'Seu dispositivo não foi conectado',
  denied: 'Ele não recebe nada da sua conta. Você pode fechar esta página.',
  overTitle: 'Este código não vale mais',
  over: 'Demorou demais, ou você saiu nesse meio-tempo. Peça ao dispositivo que mostre um novo código.',
  again: 'Digitar um código',
}
