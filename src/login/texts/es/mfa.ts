import type { mfaEn, mfaFailuresEn } from '../en/mfa.ts'
import { pluralEs } from './plural.ts'

/** Lo mismo en español. */
export const mfaEs: typeof mfaEn = {
  title: 'Confirme que es usted',
  otherWay: 'Usar otro método',
  lostAll: '¿Ha perdido el acceso a todos?',
  trust: (days) =>
    pluralEs(days, {
      one: `Confiar en este navegador durante ${days} día`,
      other: `Confiar en este navegador durante ${days} días`,
    }),
  submit: 'Continuar',

  otp: 'Escriba el código que muestra ahora su aplicación de autenticación.',
  otpLabel: 'Código de 6 dígitos de la aplicación',
  otpWay: 'Aplicación de autenticación',

  passkey: 'Use la llave de acceso o la llave de seguridad que configuró para esta cuenta.',
  passkeyButton: 'Usar una llave de acceso',
  passkeyCancelled: 'No se ha usado ninguna llave de acceso. Inténtelo de nuevo o elija otro método.',
  passkeyFailed: 'Esa llave de acceso no ha funcionado aquí. Inténtelo de nuevo o use otro método.',
  passkeyNeedsScript:
    'Las llaves de acceso necesitan JavaScript, que está desactivado en este navegador. Use otro método.',
  passkeyWay: 'Llave de acceso o llave de seguridad',

  email: (address) => `Le enviaremos un código a ${address}.`,
  emailSent: (address) => `Hemos enviado un código a ${address}.`,
  emailSend: 'Enviar el código',
  emailResend: 'Enviar un código nuevo',
  emailResent: 'Hemos enviado un código nuevo. Los anteriores ya no sirven.',
  emailLabel: 'Código de 6 dígitos del correo',
  emailWay: 'Código por correo',

  recovery: 'Escriba uno de los códigos de recuperación que guardó. Cada uno sirve una sola vez.',
  recoveryLabel: 'Código de recuperación',
  recoveryWay: 'Código de recuperación',
  recoveryUsedTitle: 'Código de recuperación aceptado',
  recoveryLeft: (left) =>
    left === 0
      ? 'Era el último. A continuación recibirá códigos nuevos.'
      : pluralEs(left, { one: `Le queda ${left}.`, other: `Le quedan ${left}.` }),
  newCodesNow: 'Crear códigos nuevos ahora',
  goOn: 'Continuar',

  enrolTitle: 'Proteja su cuenta',
  enrolLead: 'Añada una segunda forma de demostrar que es usted.',
  offerTitle: 'Inicie sesión más rápido la próxima vez',
  offerLater: 'Ahora no',
  passkeyTitle: 'Llave de acceso (recomendada)',
  passkeyIntro: 'Su huella, su cara o el bloqueo de pantalla. Nada que escribir, y nadie puede sacársela con engaños.',
  passkeyAdd: 'Añadir una llave de acceso',
  passkeyAddCancelled: 'No se ha creado ninguna llave de acceso. Inténtelo de nuevo o elija otro método.',
  passkeyAddFailed: 'La llave de acceso no se ha añadido. Inténtelo de nuevo o use otro dispositivo.',
  keyTitle: 'Llave de seguridad',
  keyIntro:
    'Una llave que lleva consigo, o este dispositivo con su huella, su cara o el bloqueo de pantalla. Se le pide después de la contraseña.',
  keyAdd: 'Añadir una llave de seguridad',
  keyAddFailed: 'La llave no se ha añadido. Inténtelo de nuevo o use otra.',
  keyNeedsScript: 'Las llaves de seguridad necesitan JavaScript, que está desactivado en este navegador.',
  appTitle: 'Aplicación de autenticación',
  appIntro: 'Una aplicación en su teléfono que muestra un código nuevo cada 30 segundos.',
  appAdd: 'Configurar una aplicación de autenticación',
  notNow: (days) => pluralEs(days, { one: `Ahora no (queda ${days} día)`, other: `Ahora no (quedan ${days} días)` }),
  nothingToAdd:
    'Aquí hace falta un segundo paso, pero todas las formas de configurarlo están desactivadas. Contacte con soporte.',

  appPageTitle: 'Configure una aplicación de autenticación',
  scan: 'Escanee esta imagen con una aplicación de autenticación en su teléfono.',
  picture: 'Código QR para una aplicación de autenticación',
  cannotScan: '¿No puede escanear? Escriba esta clave en la aplicación:',
  account: (name) => `En la aplicación la cuenta se llama ${name}.`,
  replaces: 'Su aplicación de autenticación anterior deja de funcionar cuando termine.',
  appFinish: 'Terminar',
  ticketDoneTitle: 'Su segundo paso está configurado',
  ticketDone: 'A partir de ahora se le pedirá al iniciar sesión.',
  backToChoice: 'Elegir otro método',

  newCodesTitle: 'Recibe códigos de recuperación nuevos',
  newCodesLead:
    'Lo ha pedido quien gestiona su cuenta. Sus códigos anteriores dejan de funcionar cuando vea los nuevos.',
  newCodesSpent: 'Sus códigos anteriores dejan de funcionar cuando vea los nuevos.',
  newCodesShow: 'Mostrar mis códigos nuevos',
  codesTitle: 'Guarde sus códigos de recuperación',
  codesLead:
    'Si pierde el teléfono o la llave de acceso, uno de estos le deja entrar. Cada uno sirve una sola vez. Solo se muestran ahora.',
  codesList: 'Códigos de recuperación',
  download: 'Descargar como archivo de texto',
  copy: 'Copiar',
  copied: 'Copiado',
  print: 'Imprimir',
  saved: 'He guardado estos códigos',
  codesOf: (app) => `Códigos de recuperación de ${app}`,
  codesNote: 'Cada código sirve una sola vez. Guárdelos donde nadie más los encuentre.',
}

export const mfaFailuresEs: typeof mfaFailuresEn = {
  totp: 'Ese código no ha funcionado. Espere al siguiente código y compruebe que la hora de su teléfono es correcta.',
  totpMissing: 'Escriba los 6 dígitos de su aplicación de autenticación.',
  recoveryCode: 'Ese código de recuperación no ha funcionado. Revíselo o use otro: cada uno sirve una sola vez.',
  recoveryCodeMissing: 'Escriba uno de sus códigos de recuperación.',
  passkey: 'Esa llave de acceso no ha funcionado. Inténtelo de nuevo o use otro método.',
  secondOnly:
    'Es una llave de seguridad: solo cuenta después de otro método. Empiece con su contraseña o con un código por correo.',
  notSaved: 'Guarde los códigos y marque la casilla. No se volverán a mostrar.',
}
