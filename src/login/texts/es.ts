import type { Texts } from './en.ts'
import { accountEs, accountFailuresEs } from './es/account.ts'
import { askedWordsFailuresEs, profileEs, termsEs } from './es/asked-words.ts'
import { deviceEs } from './es/device.ts'
import { errorEs } from './es/error.ts'
import { failuresEs } from './es/failures.ts'
import { invitationEs } from './es/invitation.ts'
import { mfaEs, mfaFailuresEs } from './es/mfa.ts'
import { pluralEs } from './es/plural.ts'
import { recoveryEs } from './es/recovery.ts'
import { refusedEs } from './es/refused.ts'
import { signInLinkEs } from './es/sign-in-link.ts'
import { signOutEs } from './es/sign-out.ts'

export const es: Texts = {
  language: 'Español',
  direction: 'ltr',

  frame: {
    languageLabel: 'Idioma',
    languageButton: 'Cambiar idioma',
    help: '¿No puede iniciar sesión?',
    reference: '¿Necesita ayuda? Dé esta referencia a soporte:',
    problem: 'Hay un problema',
    or: 'o',
    backToSignIn: 'Volver al inicio de sesión',
    optional: 'opcional',
    show: 'Mostrar',
    hide: 'Ocultar',
    showPassword: 'Mostrar la contraseña',
    hidePassword: 'Ocultar la contraseña',
    technical: 'Detalles técnicos',
    continuing: (app) => `para continuar en ${app}`,
  },

  signIn: {
    title: (app) => `Iniciar sesión en ${app}`,
    identifier: 'Correo electrónico o nombre de usuario',
    continue: 'Continuar',
    newHere: '¿Es su primera vez aquí?',
    createAccount: 'Crear una cuenta',
    withPasskey: 'Iniciar sesión con una llave de acceso',
    passkeyFailed: 'No hay ninguna llave de acceso para este sitio en este dispositivo. Use su teléfono u otro método.',
    with: (provider) => `Continuar con ${provider}`,
    noWayIn: 'Todavía no hay ninguna forma de iniciar sesión en esta aplicación. Su responsable tiene que activar una.',
  },

  password: {
    title: 'Escriba su contraseña',
    account: 'Cuenta',
    change: 'Cambiar',
    changeName: 'Cambiar de cuenta',
    label: 'Contraseña',
    staySignedIn: 'Mantener la sesión iniciada',
    submit: 'Iniciar sesión',
    emailCode: 'Recibir un código por correo',
    onlyPasskey: 'Esta aplicación pide una llave de acceso. Vuelva atrás e inicie sesión con la suya.',
    forgot: '¿Olvidó su contraseña?',
  },

  code: {
    title: 'Revise su correo',
    sent: (address) => `Si hay una cuenta para ${address}, le hemos enviado un código.`,
    label: 'Código de 6 dígitos',
    hint: 'Sirve durante 10 minutos.',
    submit: 'Iniciar sesión',
    resend: 'Enviar un código nuevo',
    resent: 'Hemos enviado un código nuevo. Los anteriores ya no sirven.',
    usePassword: 'Usar su contraseña',
  },

  company: {
    title: 'Continúe con su organización',
    intro: (address) => `${address} inicia sesión con la cuenta de su propia organización.`,
  },

  signUp: {
    title: (app) => `Cree su cuenta de ${app}`,
    email: 'Correo electrónico',
    domains: (domains) => `Use una dirección de ${domains}.`,
    username: 'Nombre de usuario',
    name: 'Nombre completo',
    givenName: 'Nombre',
    familyName: 'Apellidos',
    phoneNumber: 'Número de teléfono',
    phoneHint: 'Con el prefijo del país, por ejemplo +44 20 7946 0000.',
    password: 'Contraseña',
    termsApply: 'Al crear una cuenta, acepta las',
    acceptTerms: 'Acepto las',
    terms: 'condiciones de uso',
    submit: 'Crear una cuenta',
    withPasskey: 'Usar una llave de acceso en su lugar',
    passkeyHint: 'Así no necesita contraseña. Primero confirmamos su dirección y después crea la llave de acceso.',
    passkeyTitle: 'Cree su llave de acceso',
    passwordInstead: 'Elegir una contraseña en su lugar',
    haveAccount: '¿Ya tiene una cuenta?',
    signIn: 'Iniciar sesión',
    closed: 'Aquí nadie puede crear una cuenta. Pida una invitación.',
  },

  passwordRules: {
    length: (characters) =>
      pluralEs(characters, {
        one: `Use al menos ${characters} carácter.`,
        other: `Use al menos ${characters} caracteres.`,
      }),
    fair: 'Incluya una minúscula, una mayúscula y un dígito.',
    three: 'Incluya tres de estos: minúscula, mayúscula, dígito, carácter especial.',
    noRepeats: 'No repita un carácter más de dos veces seguidas.',
    noPersonal: 'No incluya su nombre ni su correo electrónico.',
    notCommon: 'No use una de las que todos prueban primero, ni solo el nombre de este servicio o su correo.',
    notPast: (size) => (size === 1 ? 'No use la última que tuvo.' : `No use ninguna de sus últimas ${size}.`),
    met: (met, of) =>
      pluralEs(met, { one: `${met} de ${of} reglas cumplida`, other: `${met} de ${of} reglas cumplidas` }),
  },

  confirmEmail: {
    title: 'Revise su correo para continuar',
    sent: (address) => `Hemos enviado un mensaje a ${address}. Escriba aquí el código que contiene.`,
    label: 'Código de 6 dígitos',
    submit: 'Confirmar',
    nothing: '¿No llegó nada? Mire en la carpeta de correo no deseado o revise la dirección.',
    change: 'Usar otra dirección',
    resend: 'Enviar un código nuevo',
  },

  organization: {
    title: 'Elija una organización',
    intro: 'Pertenece a más de una. ¿En cuál quiere iniciar sesión?',
    only: 'Inicie sesión como miembro de esta organización.',
    nameTitle: '¿Qué organización es?',
    name: 'Nombre de su organización',
    nameHint: 'El nombre corto, por ejemplo acme. Aparece en su invitación, y quienes le invitaron lo conocen.',
  },

  consent: {
    title: (app) => `¿Permitir que ${app} use su cuenta?`,
    account: (name) => `Sesión iniciada como ${name}`,
    publisher: (name) => `Creada por ${name}`,
    another: 'Usar otra cuenta',
    who: 'Ver quién es usted',
    read: 'Leer',
    change: 'Modificar',
    stays: 'Seguir conectada',
    offline: 'Sigue conectada hasta que usted la quite, incluso cuando no la usa',
    profile: 'Su nombre y su foto',
    email: 'Su correo electrónico',
    phone: 'Su número de teléfono',
    address: 'Su dirección postal',
    identity: 'Que es usted',
    at: (api) => `en ${api}`,
    isNew: 'Nuevo',
    allow: 'Permitir',
    deny: 'Denegar',
    terms: 'Condiciones',
    privacy: 'Política de privacidad',
    legal: (app) => `Lo que ${app} haga con ello es asunto suyo:`,
    revoke: 'Puede cambiarlo cuando quiera en Su cuenta, en Aplicaciones conectadas.',
    goesTo: (host) => `Después le lleva a ${host}.`,
  },

  help: {
    title: '¿No puede iniciar sesión?',
    forgot: 'Olvidé mi contraseña',
    forgotHint: 'Le enviamos un enlace por correo para elegir una nueva.',
    code: 'Recibir un código por correo',
    codeHint: 'Si puede leer su correo, puede iniciar sesión sin contraseña.',
    authenticator: 'Perdí mi aplicación de autenticación',
    authenticatorHint:
      'Después de la contraseña, elija «Usar otro método» y escriba uno de sus códigos de recuperación.',
    contact: 'Contactar con soporte',
    contactHint: 'Dé esta referencia:',
    noContact: 'Pregunte a los responsables de esta aplicación.',
  },

  invitation: invitationEs,

  recovery: recoveryEs,

  signInLink: signInLinkEs,

  device: deviceEs,

  terms: termsEs,
  profile: profileEs,

  mfa: mfaEs,

  account: accountEs,

  resetRequest: {
    title: '¿Olvidó su contraseña?',
    intro: 'Escriba su correo electrónico. Le enviamos un enlace para elegir una contraseña nueva.',
    email: 'Correo electrónico',
    submit: 'Enviar el enlace',
    sentTitle: 'Revise su correo',
    sent: 'Si hay una cuenta para esa dirección, recibirá un correo.',
    sentHint: 'Puede tardar un minuto. Mire también en la carpeta de correo no deseado.',
    again: 'Probar con otra dirección',
  },

  reset: {
    title: 'Elija una contraseña nueva',
    password: 'Contraseña nueva',
    submit: 'Guardar la contraseña',
    ends: 'Se cerrará su sesión en todos los demás lugares.',
    expired: 'Según las reglas de este sitio, su contraseña es demasiado antigua. Antes de continuar, elija una nueva.',
    required: 'Antes de continuar, elija una contraseña nueva. Lo han pedido quienes gestionan su cuenta.',
    doneTitle: 'Su contraseña ha cambiado',
    done: 'Inicie sesión con la contraseña nueva. En todos los demás lugares se ha cerrado su sesión.',
  },

  verify: {
    title: 'Confirme su correo electrónico',
    intro: 'Pulse el botón para confirmar que esta dirección es suya.',
    submit: 'Confirmar mi dirección',
    doneTitle: 'Su correo electrónico está confirmado',
    done: 'Puede cerrar esta página.',
  },

  unlock: {
    title: 'Desbloquee su cuenta',
    intro:
      'Alguien probó contraseñas incorrectas, y la cuenta quedó bloqueada por un tiempo. Pulse el botón para desbloquearla ahora.',
    submit: 'Desbloquear mi cuenta',
    doneTitle: 'Su cuenta está desbloqueada',
    done: 'Puede volver a iniciar sesión.',
  },

  link: {
    usedTitle: 'Este enlace no funciona',
    used: 'Ya se usó, o ya no es válido. Cada enlace funciona una sola vez.',
    supersededTitle: 'Un enlace más nuevo ocupó su lugar',
    superseded: 'Se envió otro después de este. Abra el enlace del correo más reciente.',
    expiredTitle: 'Este enlace ha caducado',
    expired: 'Solo servía durante un tiempo.',
    foreignTitle: 'Abra el enlace de su correo',
    foreign: 'Este navegador no ha abierto ninguno, o fue hace demasiado tiempo. Vuelva a abrirlo aquí.',
    sendNew: 'Enviar un enlace nuevo',
    askNew: 'Pida uno nuevo a quienes lo enviaron.',
    sentTitle: 'Revise su correo',
    sent: 'Hemos enviado un enlace nuevo a la misma dirección.',
  },

  refused: refusedEs,

  signOut: signOutEs,

  ended: {
    expiredTitle: 'Ha tardado demasiado',
    expired: 'Por su seguridad, un inicio de sesión termina a los 30 minutos.',
    startAgain: 'Empezar de nuevo',
    unknownTitle: 'Este inicio de sesión no está abierto aquí',
    unknown: 'Se empezó en otro navegador o terminó hace mucho. Vuelva a la aplicación e inicie sesión desde allí.',
    overTitle: 'Este inicio de sesión ha terminado',
    over: 'Vuelva a la aplicación. Para iniciar sesión allí otra vez, empiece desde ella.',
    cookies: 'Si esto aparece cada vez, permita las cookies de este sitio.',
    signIn: 'Iniciar sesión',
  },

  error: errorEs,

  failure: { ...failuresEs, ...mfaFailuresEs, ...accountFailuresEs, ...askedWordsFailuresEs },
}
