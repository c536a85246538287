import type { addressesEn } from '../en/addresses.ts'

export const addressesEs: typeof addressesEn = {
  'verify-email': ({ link, client }, { app }) => ({
    subject: `Confirme su correo electrónico para ${client ?? app}`,
    intro: [`Confirme que esta dirección es suya, para que ${client ?? app} pueda escribirle aquí.`],
    actions: [{ label: 'Confirmar el correo electrónico', link }],
    outro: [
      'El enlace funciona una sola vez.',
      'Si no fue usted, no haga caso de este mensaje: sin el enlace no se confirma nada.',
    ],
  }),
  'email-change-confirm': ({ link, newAddress }, { app }) => ({
    subject: `Confirme su nuevo correo electrónico para ${app}`,
    intro: [
      `Confirme que ${newAddress} debe ser la dirección de su cuenta de ${app}. Entonces el cambio tendrá efecto.`,
    ],
    actions: [{ label: 'Usar esta dirección', link }],
    outro: [
      'El enlace funciona una sola vez.',
      'Si no fue usted, no haga caso de este mensaje: sin el enlace no cambia nada.',
    ],
  }),
  'email-change-notice': ({ undoLink, newAddress }, { app, time }) => ({
    subject: `Su correo electrónico para ${app} está a punto de cambiar`,
    intro: [`El ${time} alguien pidió cambiar el correo electrónico de su cuenta de ${app} a ${newAddress}.`],
    actions: [{ label: 'No fui yo: detener el cambio', link: undoLink }],
    outro: ['Si fue usted, aquí no hay nada que hacer.'],
  }),
  'email-changed': ({ undoLink, newAddress }, { app, time }) => ({
    subject: `Su correo electrónico para ${app} ha cambiado`,
    intro: [`El ${time} el correo electrónico de su cuenta de ${app} se cambió a ${newAddress}.`],
    actions: [{ label: 'No fui yo: deshacer el cambio', link: undoLink }],
    outro: ['El enlace funciona durante 24 horas. Si fue usted, no hay nada que hacer.'],
  }),
  'account-unlinked': ({ account }, { app, time }) => ({
    subject: `${account} se desvinculó de su cuenta de ${app}`,
    intro: [`El ${time} ${account} se desvinculó de su cuenta de ${app}. Ya no puede iniciar sesión de esa forma.`],
    outro: ['Si no fue usted, cambie su contraseña y avise a soporte.'],
  }),
  'identity-link': ({ link }, { app }) => ({
    subject: `Una sus cuentas en ${app}`,
    intro: [
      `El soporte de ${app} le pide que una otra cuenta suya a esta, para que pueda iniciar sesión con cualquiera de las dos.`,
      'Inicia sesión en esta cuenta, luego en la otra, y ve lo que se une antes de que pase nada.',
    ],
    actions: [{ label: 'Unir las cuentas', link }],
    outro: [
      'El enlace funciona una sola vez, durante 24 horas.',
      'Si no lo ha pedido, no haga caso de este mensaje: sin usted no se une nada.',
    ],
  }),
  'identity-linked': ({ account, other }, { app, time }) => ({
    subject: `Sus cuentas en ${app} se han unido`,
    intro: [
      `El ${time} la cuenta ${other} pasó a formar parte de la cuenta ${account} en ${app}. Puede iniciar sesión con cualquiera de las dos.`,
    ],
    outro: ['Si no fue usted, avise enseguida a soporte: quien lo hizo pudo iniciar sesión en ambas.'],
  }),
}
