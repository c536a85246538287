import type { signUpEn } from '../en/sign-up.ts'

export const signUpEs: typeof signUpEn = {
  'sign-up-code': ({ code, link }, { app }) => ({
    subject: `Su código para ${app}`,
    intro: [`Escriba este código para terminar de registrarse en ${app}.`],
    code,
    ...(link === null ? {} : { actions: [{ label: 'O continúe con este enlace', link }] }),
    outro: ['El código funciona durante 10 minutos. Nadie de los nuestros se lo pedirá nunca.', unasked],
  }),
  'already-registered': ({ signInLink, resetLink }, { app }) => ({
    subject: `Ya tiene una cuenta en ${app}`,
    intro: [`Alguien intentó registrarse en ${app} con esta dirección. Ya hay una cuenta con ella: la suya.`],
    actions: [
      { label: 'Iniciar sesión', link: signInLink },
      { label: 'Elegir una contraseña nueva', link: resetLink },
    ],
    outro: ['Si no fue usted, no hay nada que hacer: su cuenta no ha cambiado.'],
  }),
  'sign-in-unknown': ({ signUpLink }, { app }) => ({
    subject: `Ninguna cuenta con esta dirección en ${app}`,
    intro: [
      `Alguien intentó iniciar sesión en ${app} con esta dirección. No hay ninguna cuenta con ella.`,
      'Si fue usted, puede que haya usado otra dirección.',
    ],
    ...(signUpLink === null ? {} : { actions: [{ label: 'Registrarse', link: signUpLink }] }),
    outro: [unasked],
  }),
  invitation: ({ link, inviter, organization, role }, { app }) => ({
    subject: `${inviter} le invita a ${organization}`,
    intro: [`${inviter} le invita a unirse a ${organization} en ${app}${role === null ? '' : ` como ${role}`}.`],
    actions: [{ label: 'Aceptar la invitación', link }],
    outro: ['El enlace funciona una sola vez. Si no sabe quién lo envió, no haga caso de él.'],
  }),
  'invitation-asked': ({ organization, link }, { app }) => ({
    subject: `Se pide una nueva invitación a ${organization}`,
    intro: [
      `Alguien abrió una invitación a ${organization} en ${app} cuando ya había caducado, y pide una nueva.`,
      'La lista de invitaciones muestra quién. Vuelva a enviarla solo si esa persona todavía debe unirse.',
    ],
    ...(link === null ? {} : { actions: [{ label: 'Abrir las invitaciones', link }] }),
  }),
  'account-made': ({ link, organization }, { app }) => ({
    subject: organization === null ? `Su cuenta en ${app}` : `${organization} le ha creado una cuenta en ${app}`,
    intro: [
      organization === null
        ? `Se ha creado una cuenta en ${app} para usted. Elija una contraseña para usarla.`
        : `${organization} ha creado una cuenta en ${app} para usted. Elija una contraseña para usarla.`,
    ],
    actions: [{ label: 'Elegir una contraseña', link }],
    outro: [
      'El enlace funciona una sola vez. Si no sabe quién lo envió, no haga caso de él: sin él nadie puede usar la cuenta.',
    ],
  }),
}

const unasked = 'Si no fue usted, no haga caso de este mensaje: sin usted no pasa nada.'
