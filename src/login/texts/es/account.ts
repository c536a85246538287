import type { accountEn, accountFailuresEn } from '../en/account.ts'
import { accountSecurityEs } from './account-security.ts'
import { activityEs } from './activity.ts'
import { linkingEs, linkingFailuresEs } from './linking.ts'

/** Lo mismo en español. */
export const accountEs: typeof accountEn = {
  title: 'Su cuenta',
  sections: {
    profile: 'Perfil',
    security: 'Seguridad',
    sessions: 'Sesiones',
    apps: 'Aplicaciones conectadas',
    linked: 'Cuentas vinculadas',
    activity: 'Actividad',
    organizations: 'Organizaciones',
    data: 'Sus datos',
  },
  signOut: 'Cerrar sesión',
  signedOutTitle: 'Ha cerrado la sesión',
  signedOut: 'Es posible que las aplicaciones que usó sigan con la sesión iniciada hasta que la cierre en ellas.',
  signIn: 'Iniciar sesión',
  cancel: 'Cancelar',
  save: 'Guardar',
  never: 'Nunca',
  unknownPlace: 'Lugar desconocido',

  profile: {
    name: 'Nombre',
    picture: 'Dirección de una foto',
    pictureHint: 'Las aplicaciones la muestran junto a su nombre. Déjelo vacío para usar sus iniciales.',
    language: 'Idioma de los correos y las páginas',
    anyLanguage: 'El del navegador',
    fixed: 'Su nombre viene del servicio con el que inicia sesión. Cámbielo allí.',
    emailTitle: 'Correo electrónico',
    noEmail: 'No tiene ninguno.',
    verified: 'Confirmado',
    unverified: 'Sin confirmar todavía',
    verify: 'Enviar el enlace para confirmarlo',
    changeEmail: 'Cambiar el correo electrónico',
    fixedEmail: 'Viene del servicio con el que inicia sesión. Cámbielo allí.',
  },

  email: {
    title: 'Cambiar el correo electrónico',
    lead: 'Enviamos un enlace a la dirección nueva. Cuenta desde que usted abre el enlace. Se avisa a la dirección anterior.',
    label: 'Correo electrónico nuevo',
    submit: 'Enviar el enlace',
    confirmTitle: 'Confirme su correo electrónico nuevo',
    confirm: (address) => `Pulse el botón para usar ${address} en su cuenta a partir de ahora.`,
    confirmSubmit: 'Usar esta dirección',
    confirmedTitle: 'Su correo electrónico ha cambiado',
    confirmed: 'Inicie sesión con él a partir de ahora. En todos los demás lugares se ha cerrado su sesión.',
    undoTitle: '¿No fue usted?',
    undo: 'Su cuenta conserva esta dirección, o la recupera. Se cierran todas sus sesiones.',
    undoSubmit: 'No fui yo: deshacerlo',
    undoneTitle: 'Su dirección vuelve a ser la de antes',
    undone: 'Se han cerrado todas las sesiones. Elija ahora una contraseña nueva: puede que alguien conozca la suya.',
    newPassword: 'Elegir una contraseña nueva',
  },

  security: accountSecurityEs,

  password: {
    title: 'Cambiar la contraseña',
    lead: 'Se cerrará su sesión en todos los demás lugares.',
    current: 'Contraseña actual',
    password: 'Contraseña nueva',
    submit: 'Cambiar la contraseña',
  },

  passkey: {
    title: 'Añadir una llave de acceso',
    lead: 'Su huella, su cara o el bloqueo de pantalla sustituyen a la contraseña y al segundo paso.',
    name: 'Nombre',
    nameHint: 'Para reconocerla entre otras.',
    needsScript: 'Las llaves de acceso necesitan JavaScript, que está desactivado en este navegador.',
  },

  sessions: {
    lead: 'Dónde tiene la sesión iniciada.',
    thisDevice: 'Este dispositivo',
    lastActive: (time) => `Última actividad: ${time}`,
    since: (time) => `Inicio de sesión: ${time}`,
    apps: (names) => `Aplicaciones: ${names}`,
    end: 'Cerrar sesión',
    endNamed: (device) => `Cerrar sesión en ${device}`,
    endOthers: 'Cerrar sesión en todos los demás lugares',
    alone: 'No tiene la sesión iniciada en ningún otro lugar.',
  },

  apps: {
    lead: 'Aplicaciones de otros a las que permitió usar su cuenta.',
    none: 'No hay ninguna.',
    since: (time) => `Permitida: ${time}`,
    revoke: 'Quitar',
    revokeNamed: (app) => `Quitar ${app}`,
    signsIn: 'Inicia su sesión',
    at: (api) => `en ${api}`,
    gone: 'Una aplicación que ya no existe',
  },

  linked: {
    lead: 'Cuentas con las que puede iniciar sesión aquí.',
    main: 'Cuenta principal',
    own: 'Cuenta con contraseña',
    unlink: 'Desvincular',
    unlinkNamed: (account, name) => `Desvincular ${account} ${name}`,
    unlinkTitle: (account) => `¿Desvincular ${account}?`,
    unlinkText: (account) =>
      `Ya no podrá iniciar sesión en esta cuenta con ${account}. Quien inicie sesión con ella más adelante obtendrá una cuenta propia. Se cerrará su sesión en todos los demás lugares.`,
  },

  linking: linkingEs,

  activity: activityEs,

  organizations: {
    lead: 'Organizaciones a las que pertenece.',
    none: 'No pertenece a ninguna.',
    member: 'Miembro',
    leave: 'Salir',
    leaveNamed: (organization) => `Salir de ${organization}`,
    leaveTitle: (organization) => `¿Salir de ${organization}?`,
    leaveText: 'Perderá sus roles en ella. Para volver necesitará una invitación.',
  },

  data: {
    lead: 'Todo lo que sabemos de usted es suyo.',
    downloadTitle: 'Descargar',
    downloadText: 'Un archivo con su perfil, sus sesiones, sus aplicaciones y su actividad, en formato JSON.',
    download: 'Descargar sus datos',
    deleteTitle: 'Eliminar su cuenta',
    deleteText: 'Se cierran todas sus sesiones y se eliminan sus datos. No se puede deshacer.',
    delete: 'Eliminar su cuenta',
    deletePage: '¿Eliminar su cuenta?',
    deleteBox: 'Entiendo que no se puede deshacer',
    deletedTitle: 'Su cuenta está eliminada',
    deleted: 'Puede cerrar esta página.',
  },

  impersonation: {
    banner: (person, operator) =>
      `${operator} ve esto como ${person}. Termina por sí solo en un máximo de 15 minutos, y todo queda registrado.`,
    stop: 'Dejar de actuar en su nombre',
    refused: 'No mientras actúa en nombre de otra persona',
    refusedText: 'Quien actúa en nombre del titular no puede cambiar ni mostrar nada de esta cuenta.',
    stopped: 'Ya no actúa en nombre de esta persona',
    stoppedText: 'La sesión y todo lo que se emitió en ella han terminado.',
    back: 'Volver a la consola',
    opening: 'Abriendo la aplicación',
    openingText: 'Se abre en nombre de la persona a la que representa, durante 15 minutos.',
    unusable: 'Esto ya no ha funcionado',
    unusableText: 'Se puede usar una vez, en el plazo de un minuto. Empiece de nuevo en la consola.',
  },

  caller: {
    title: '¿Está hablando por teléfono con soporte?',
    text: (agent, app) =>
      `${agent}, de soporte de ${app}, está hablando con usted por teléfono. Elija el número que le diga, solo si fue usted quien nos llamó.`,
    deny: 'Yo no llamé',
  },

  done: {
    saved: 'Guardado.',
    emailAsked: 'Hemos enviado un enlace a la dirección nueva. Cuenta desde que usted lo abre.',
    verifySent: 'Hemos enviado un enlace a su dirección.',
    emailChanged: 'Su correo electrónico ha cambiado. En todos los demás lugares se ha cerrado su sesión.',
    passwordChanged: 'Su contraseña ha cambiado. En todos los demás lugares se ha cerrado su sesión.',
    factorAdded: 'Añadido.',
    factorRemoved: 'Quitado.',
    codesSaved: 'Sus códigos de recuperación están en vigor.',
    browserForgotten: 'A ese navegador se le volverá a pedir el segundo paso.',
    browsersForgotten: 'A todos los navegadores se les volverá a pedir el segundo paso.',
    sessionEnded: 'Sesión cerrada allí.',
    othersEnded: 'Se ha cerrado su sesión en todos los demás lugares.',
    notMe:
      'Se ha cerrado su sesión en todos los demás lugares, y se ha avisado a seguridad. Elija ahora una contraseña nueva.',
    appRevoked: 'La aplicación ya no puede usar su cuenta.',
    left: 'Ha salido de la organización.',
    unlinked: 'Desvinculada. En todos los demás lugares se ha cerrado su sesión.',
    callerRight: 'Gracias. Soporte ya sabe que es usted.',
    callerDenied:
      'Hemos dicho a soporte que usted no llamó. Repase Actividad: si algo de lo que aparece no fue usted, indíquelo.',
  },
}

export const accountFailuresEs: typeof accountFailuresEn = {
  ...linkingFailuresEs,
  currentPassword: 'Esa no es su contraseña actual.',
  sameEmail: 'Esta ya es la dirección de su cuenta.',
  emailTooSoon:
    'Su dirección cambió hace menos de un día. Para deshacerlo, use el enlace del correo enviado a la anterior.',
  emailTaken: 'Otra cuenta tiene esta dirección.',
  deleteBox: 'Marque la casilla para continuar.',
  picture: 'Escriba una dirección que empiece por https://.',
  callerWrong: 'Ese no es el número que le dijeron. Si nos llamó, pida a soporte que envíe la pregunta otra vez.',
  callerOver: 'Esta pregunta ya no está abierta. Si nos llamó, pida a soporte que la envíe otra vez.',
}
