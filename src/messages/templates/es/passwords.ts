import type { passwordsEn } from '../en/passwords.ts'

export const passwordsEs: typeof passwordsEn = {
  'reset-password': ({ link }, { app, time }) => ({
    subject: `Elija una contraseña nueva para ${app}`,
    intro: [`El ${time} alguien pidió una contraseña nueva para su cuenta de ${app}.`],
    actions: [{ label: 'Elegir una contraseña nueva', link }],
    outro: [
      'El enlace funciona una sola vez.',
      'Si no fue usted, no haga caso de este mensaje: su contraseña sigue siendo la misma.',
    ],
  }),
  'password-changed': ({ place }, { app, time }) => ({
    subject: `Su contraseña para ${app} ha cambiado`,
    intro: [
      `El ${time} se cambió la contraseña de su cuenta de ${app}${place === null ? '' : `, desde ${place}`}.`,
      'Se cerraron todas las sesiones abiertas con la anterior.',
    ],
    outro: [
      'Si no fue usted, elija enseguida una contraseña nueva: pídala en la página de inicio de sesión, o póngase en contacto con soporte.',
    ],
  }),
}
