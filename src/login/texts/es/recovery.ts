import type { recoveryEn } from '../en/recovery.ts'

/** Lo mismo en español. */
export const recoveryEs: typeof recoveryEn = {
  helpLink: 'Lo he perdido todo',
  helpHint: 'Sin contraseña, sin aplicación de autenticación, sin códigos de recuperación: pida una forma de volver.',

  askTitle: 'Recupere su cuenta',
  askIntro: 'No puede usar su contraseña, su aplicación de autenticación ni sus códigos de recuperación.',
  notice: 'Una persona comprobará su identidad antes de que cambie nada. Puede tardar un día.',
  email: 'Correo electrónico de la cuenta',
  lost: '¿Qué ha perdido?',
  lostThings: {
    password: 'Contraseña',
    authenticator: 'Aplicación de autenticación',
    passkey: 'Llave de acceso o llave de seguridad',
    'recovery-codes': 'Códigos de recuperación',
    phone: 'Teléfono',
  },
  context: '¿Qué ha pasado? ¿Cómo podemos contactar con usted?',
  phone: 'Número de teléfono',
  ask: 'Pedir la recuperación',
  tooLong: 'Es demasiado largo. Acórtelo.',

  closedTitle: 'La recuperación no se pide aquí',
  closedText: 'No hay ningún formulario para ello. Soporte puede decirle cómo volver a su cuenta.',
  otherHelp: 'Otras formas de entrar',

  receivedTitle: 'Hemos recibido su solicitud',
  number: (number) => `Su solicitud es ${number}. Dé este número cuando hable con soporte.`,
  received: 'Si hay una cuenta, escribiremos a la dirección registrada.',
  waiting: 'Está a la espera de que una persona la revise.',
  closed: 'Está cerrada. Si se aprobó, hay un enlace en el buzón de la dirección registrada.',
  statusHint: 'Puede volver a ver esta página en este navegador.',
  unknownTitle: 'Aquí no hay nada que ver',
  unknown: 'Esta solicitud se hizo en otro navegador, o no existe ninguna.',

  stopTitle: '¿Detener la recuperación de su cuenta?',
  stopIntro: 'Alguien pidió recuperar su cuenta. Si no fue usted, deténgalo aquí.',
  stop: 'Detener esta solicitud',
  stoppedTitle: 'La solicitud está detenida',
  stopped: 'No se ha cambiado nada. Si no lo pidió usted, avise a soporte.',

  unusableTitle: 'Este enlace no funciona',
  unusable: 'Se usó, se reemplazó o ha caducado. Pida uno nuevo a soporte, o pida la recuperación otra vez.',
  askAgain: 'Pedir la recuperación otra vez',

  step: (step) => `Paso ${step} de 3`,
  confirmTitle: '¿Es usted?',
  confirm: (initial, email) => `La cuenta de ${initial}. con la dirección ${email}.`,
  confirmHint:
    'Elegirá una contraseña nueva y configurará una segunda forma de demostrar que es usted. Tenga su teléfono a mano.',
  isMe: 'Sí, continuar',

  passwordTitle: 'Elija una contraseña nueva',
  password: 'Contraseña nueva',
  passwordHint: 'Su contraseña, sus factores y sus sesiones anteriores terminan aquí.',
  savePassword: 'Guardar y continuar',

  factorIntro: 'Su cuenta se abre solo después de este paso.',
  passkeyElsewhere:
    '¿No hay ningún botón? Este navegador no puede crear una llave de acceso. Pida un enlace nuevo a soporte y ábralo en otro navegador.',

  doneTitle: 'Su cuenta vuelve a ser suya',
  done: 'Se han cerrado todas las demás sesiones.',
  signIn: 'Iniciar sesión',
}
