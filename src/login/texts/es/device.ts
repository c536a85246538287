import type { deviceEn } from '../en/device.ts'

/** Lo mismo en español. */
export const deviceEs: typeof deviceEn = {
  title: 'Conectar un dispositivo',
  intro: 'Escriba el código que muestra su dispositivo.',
  code: 'Código',
  codeHint: 'Ocho letras, por ejemplo BCDF-GHJK.',
  submit: 'Continuar',
  wrong:
    'Este código no funciona. Está mal escrito, es demasiado antiguo o está abierto en otro navegador. Su dispositivo puede mostrar uno nuevo.',

  confirmTitle: (app) => `¿Conectar ${app}?`,
  compare: 'Compare este código con el de su dispositivo:',
  warning:
    'Conéctelo solo si el dispositivo es suyo y muestra este código. Nadie de nuestro equipo se lo pedirá nunca.',
  account: (account) => `Cuenta: ${account}`,
  another: 'Usar otra cuenta',
  from: (place) => `El dispositivo lo pidió desde: ${place}.`,
  deny: 'No conectar',
  allow: 'Conectar',

  approvedTitle: 'Su dispositivo está conectado',
  approved: 'Sigue por sí solo. Puede cerrar esta página.',
  deniedTitle: 'Su dispositivo no se ha conectado',
  denied: 'No obtiene nada de su cuenta. Puede cerrar esta página.',
  overTitle: 'Este código ya no sirve',
  over: 'Tardó demasiado, o usted cerró la sesión entretanto. Haga que su dispositivo muestre un código nuevo.',
  again: 'Escribir un código',
}
