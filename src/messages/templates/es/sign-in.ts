import type { signInEn } from '../en/sign-in.ts'

export const signInEs: typeof signInEn = {
  'sign-in-code': ({ code, link, place }, { app, time }) => ({
    subject: `Su código de inicio de sesión para ${app}`,
    intro: [`Escriba este código para iniciar sesión en ${app}.`],
    code,
    ...(link === null ? {} : { actions: [{ label: 'O inicie sesión con este enlace', link }] }),
    outro: [kept, asked(time, place), notYou.code],
  }),
  'sign-in-link': ({ link, place }, { app, time }) => ({
    subject: `Su enlace de inicio de sesión para ${app}`,
    intro: [`Abra este enlace y confirme allí para iniciar sesión en ${app}.`],
    actions: [{ label: `Iniciar sesión en ${app}`, link }],
    outro: ['El enlace funciona una sola vez, durante 10 minutos.', asked(time, place), notYou.link],
  }),
  'second-factor-code': ({ code, place }, { app, time }) => ({
    subject: `Su código de confirmación para ${app}`,
    intro: [`Escriba este código para confirmar que es usted quien inicia sesión en ${app}.`],
    code,
    outro: [kept, asked(time, place), notYou.second],
  }),
  'account-locked': ({ until, unlockLink }, { app, formatTime }) => ({
    subject: `El inicio de sesión en su cuenta de ${app} está en pausa`,
    intro: [
      `Alguien probó demasiadas contraseñas incorrectas. Para proteger su cuenta, el inicio de sesión con contraseña está en pausa hasta el ${formatTime(until)}.`,
      'Donde ya había iniciado sesión, puede seguir haciéndolo.',
    ],
    actions: [{ label: 'Fui yo: iniciar sesión ahora', link: unlockLink }],
    outro: ['Si no fue usted, no hay nada que hacer: nadie adivinó su contraseña.'],
  }),
  'second-factor-locked': ({ until }, { app, time, formatTime }) => ({
    subject: `Puede que alguien conozca su contraseña para ${app}`,
    intro: [
      `El ${time} alguien escribió su contraseña correcta y después demasiados códigos incorrectos. Los códigos se rechazan hasta el ${formatTime(until)}.`,
    ],
    outro: ['Si no fue usted, cambie su contraseña.'],
  }),
  'account-suspended': (_, { app, time }) => ({
    subject: `Su cuenta de ${app} se ha suspendido`,
    intro: [`El ${time} se suspendió su cuenta de ${app}. Ya no puede iniciar sesión.`],
    outro: ['Si cree que es un error, póngase en contacto con soporte.'],
  }),
  'data-downloaded': (_, { app, time }) => ({
    subject: `Se descargaron los datos de su cuenta de ${app}`,
    intro: [`El ${time} se descargó desde su cuenta un archivo con todo lo que ${app} sabe de usted.`],
    outro: [
      'Si no fue usted, cambie su contraseña, cierre su sesión en todos los demás lugares y póngase en contacto con soporte.',
    ],
  }),
  'account-deleted': (_, { app, time }) => ({
    subject: `Su cuenta de ${app} se ha eliminado`,
    intro: [`El ${time} se eliminó su cuenta de ${app} desde la página de su cuenta. No se puede recuperar.`],
    outro: ['Si no fue usted, póngase en contacto con soporte.'],
  }),
  'new-device': ({ link, place }, { app, time }) => ({
    subject: `Su cuenta de ${app} se usó en un dispositivo nuevo`,
    intro: [
      `El ${time} alguien inició sesión en su cuenta de ${app} en un navegador que no se había usado antes para ella${place === null ? '' : `: ${place}`}.`,
      'Si fue usted, no hay nada que hacer.',
    ],
    actions: [{ label: 'Ver su actividad', link }],
    outro: [
      'Si no fue usted, dígalo allí: se cierra enseguida la sesión de todos los demás y usted elige una contraseña nueva.',
      'Si ya no puede iniciar sesión, pida una contraseña nueva en la página de inicio de sesión, o póngase en contacto con soporte.',
    ],
  }),
  'tokens-misused': ({ client }, { app, time }) => ({
    subject: `Se cerró su sesión en ${client}`,
    intro: [
      `El ${time} alguien usó una clave antigua de su cuenta de ${app} que ${client} ya había canjeado. Puede que se haya copiado, así que hemos terminado ese acceso.`,
    ],
    outro: [`Vuelva a iniciar sesión en ${client}. Si ve algo que no reconoce, cambie su contraseña.`],
  }),
}

const kept = 'El código funciona durante 10 minutos. Nadie de los nuestros se lo pedirá nunca.'

function asked(time: string, place: string | null): string {
  return `Se pidió el ${time}${place === null ? '' : `, desde ${place}`}.`
}

const notYou = {
  code: 'Si no fue usted, no haga caso de este mensaje y no dé el código a nadie.',
  link: 'Si no fue usted, no haga caso de este mensaje y no dé el enlace a nadie.',
  second: 'Si no fue usted, alguien conoce su contraseña: cámbiela y no dé el código a nadie.',
}
