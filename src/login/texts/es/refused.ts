import type { refusedEn } from '../en/refused.ts'

/** Lo mismo en español. */
export const refusedEs: typeof refusedEn = {
  suspendedTitle: 'Esta cuenta no se puede usar',
  suspended: (support) => `Esta cuenta no se puede usar en este momento. Contacte con ${support}.`,
  supportOf: (app) => `soporte de ${app}`,
  changedTitle: 'Inicie sesión otra vez',
  changed: 'Su cuenta cambió mientras iniciaba sesión.',
  notServedTitle: 'Esta cuenta no se puede usar aquí',
  notServed: (app) => `En ${app} se inicia sesión con otras cuentas. Use otra.`,
  signedOut: 'Entretanto se cerró su sesión.',
  goneTitle: 'Esta cuenta ya no existe',
  gone: 'Se eliminó mientras iniciaba sesión.',
  clientTitle: 'Esta aplicación está desactivada',
  client: 'Ya no admite inicios de sesión. Contacte con sus responsables.',
  memberTitle: 'No es miembro',
  member: (organization) => `Su cuenta no pertenece a ${organization}. Pida una invitación a su administrador.`,
  roleTitle: 'Esta aplicación no está abierta para usted',
  role: (app) =>
    `${app} es para personas con ciertos roles, y usted no tiene ninguno de ellos. Pregunte a quien se encarga de ella.`,
  organization: (app) =>
    `${app} es para personas de ciertas organizaciones, y usted no viene de ninguna de ellas. Pregunte a quien se encarga de ella.`,
  noOrganizationTitle: 'No pertenece a ninguna organización',
  noOrganization: (app) => `${app} es para miembros de organizaciones. Pida una invitación a la suya.`,
  closedTitle: 'Esta organización está suspendida',
  closed: (organization) =>
    `Nadie puede iniciar sesión en ${organization ?? 'su organización'} en este momento. Pregunte a su administrador cuándo cambiará.`,
  companyTitle: 'Inicie sesión a través de su empresa',
  company: (organization) =>
    `${organization} pide a su gente que use su propio inicio de sesión único. Empiece de nuevo; si no lleva a ninguna parte, pregunte a su administrador.`,
  networkTitle: 'No puede iniciar sesión desde aquí',
  network:
    'No se permite iniciar sesión desde la red en la que está. Inténtelo desde otra; si cree que es un error, dé al soporte la referencia de abajo.',
  networkOutside: (organization) =>
    `La gente de ${organization} solo inicia sesión desde ciertas redes, y usted no está en ninguna de ellas. Conéctese a su red y empiece de nuevo.`,
  networkUnknown: (organization) =>
    `La gente de ${organization} solo inicia sesión desde ciertos países, y no se puede saber en qué país está su red. Inténtelo desde otra y empiece de nuevo.`,
  methodTitle: 'Inicie sesión de otra forma',
  method: (app) =>
    `${app} acepta otras formas de iniciar sesión que la que usó. Empiece de nuevo y use una de las que muestra.`,
  triesTitle: 'Demasiados códigos incorrectos',
  tries: 'Este inicio de sesión ha terminado. Empiece de nuevo y tómese su tiempo con el código.',
  another: 'Usar otra cuenta',
  backTo: (app) => `Volver a ${app}`,
}
