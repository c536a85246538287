import type { linkingEn, linkingFailuresEn } from '../en/linking.ts'

/** Lo mismo en español. */
export const linkingEs: typeof linkingEn = {
  title: 'Una sus cuentas',
  asked: (app) =>
    `Soporte de ${app} le pide que una otra cuenta suya a esta. Inicia sesión en las dos, una después de otra, y ve lo que se une antes de que pase nada.`,
  notYours: 'Si no se lo pidió a soporte, cierre esta página: no pasa nada.',
  begin: 'Continuar',

  first: {
    lead: (account) => `Paso 1 de 3: inicie sesión en ${account}. Esta cuenta permanece.`,
    text: 'Se pide aunque tenga la sesión iniciada: así se ve que la cuenta es suya.',
    submit: 'Iniciar sesión en esta cuenta',
  },
  other: {
    lead: (account) => `Paso 2 de 3: ${account} está comprobada. Ahora inicie sesión en la otra cuenta.`,
    text: 'Inicie sesión como lo hace siempre allí. Esto no abre ninguna sesión ni cambia nada todavía.',
    submit: 'Iniciar sesión en la otra cuenta',
  },

  joinTitle: '¿Unir estas cuentas?',
  joinLead: 'Paso 3 de 3: las dos están comprobadas. Usted no podrá deshacerlo.',
  stays: 'Permanece',
  joins: 'Pasa a formar parte de ella',
  organizations: 'Organizaciones que se incorporan',
  roles: 'Roles que se incorporan',
  effects: 'A partir de entonces podrá iniciar sesión con cualquiera de las dos.',
  effectsOnAccount:
    'Se cierran todas las sesiones de ambas, y los segundos factores de la otra cuenta no se incorporan.',
  submit: 'Unir las cuentas',
  another: 'Elegir otra cuenta',

  overTitle: 'Aquí no se está uniendo nada',
  over: 'El enlace se usó, se retiró o ha caducado, o se abrió en otro navegador. Pida uno nuevo a soporte.',
  doneTitle: 'Sus cuentas están unidas',
  done: 'A partir de ahora puede iniciar sesión con cualquiera de las dos. Inicie sesión para continuar.',
}

export const linkingFailuresEs: typeof linkingFailuresEn = {
  notFirst: 'Ha iniciado sesión en otra cuenta. Inicie sesión en la que recibió el correo.',
  sameAccount: 'Esa es la cuenta que permanece. Inicie sesión en la otra.',
  joinStale: 'Algo cambió entretanto y no se ha unido nada. Revíselo otra vez.',
  joinElsewhere: 'Las dos cuentas pertenecen a organizaciones distintas, así que no se pueden unir.',
  joinRoles: 'La otra cuenta tiene roles que soporte no puede trasladar. Pida ayuda a soporte.',
  notJoined: 'Estas dos cuentas no se pueden unir. Pida ayuda a soporte.',
}
