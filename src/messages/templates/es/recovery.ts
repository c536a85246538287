import type { recoveryEn } from '../en/recovery.ts'

export const recoveryEs: typeof recoveryEn = {
  'recovery-requested': ({ number, stopLink }, { app, time }) => ({
    subject: `Alguien pidió recuperar su cuenta de ${app}`,
    intro: [
      `El ${time} alguien pidió a soporte recuperar su cuenta de ${app}. La solicitud tiene el número ${number}.`,
      'Si fue usted, no hay nada que hacer: espere la respuesta.',
    ],
    actions: [{ label: 'No fui yo: detener la solicitud', link: stopLink }],
  }),
  'recovery-waiting': ({ number, until, stopLink }, { app, formatTime }) => ({
    subject: `Su cuenta de ${app} podrá recuperarse después del ${formatTime(until)}`,
    intro: [
      `Soporte aprobó la solicitud ${number} para recuperar su cuenta de ${app}. El enlace se enviará el ${formatTime(until)}.`,
      'Si fue usted, no hay nada que hacer: espere ese mensaje. Si no, detenga la solicitud ahora.',
    ],
    actions: [{ label: 'No fui yo: detener la solicitud', link: stopLink }],
  }),
  'recovery-approved': ({ number, link }, { app }) => ({
    subject: `Su solicitud para recuperar su cuenta de ${app} se aprobó`,
    intro: [
      `La solicitud ${number} se aprobó. Con este enlace elige una contraseña nueva y configura un nuevo segundo paso.`,
    ],
    actions: [{ label: 'Recuperar mi cuenta', link }],
    outro: [
      'El enlace funciona una sola vez, durante 60 minutos.',
      'Si no fue usted, póngase en contacto con soporte.',
    ],
  }),
  'recovery-denied': ({ number }, { app }) => ({
    subject: `Su solicitud para recuperar su cuenta de ${app} se rechazó`,
    intro: [`La solicitud ${number} se rechazó: soporte no pudo asegurarse de que la cuenta es suya.`],
    outro: ['Si cree que es un error, póngase en contacto con soporte.'],
  }),
  'recovery-finished': ({ number }, { app, time }) => ({
    subject: `Su cuenta de ${app} se ha recuperado`,
    intro: [
      `El ${time} terminó la solicitud ${number}: su cuenta de ${app} tiene una contraseña nueva, y se cerraron todas las sesiones.`,
    ],
    outro: ['Si no fue usted, póngase en contacto con soporte enseguida.'],
  }),
}
