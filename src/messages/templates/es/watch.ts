import type { watchEn } from '../en/watch.ts'
import { waitingAct } from '../waiting-acts.ts'

export const watchEs: typeof watchEn = {
  'account-locked-down': ({ by, reason, link }, { app, time }) => ({
    subject: `${app}: se ha bloqueado una cuenta por completo`,
    intro: [
      `El ${time} ${by} bloqueó una cuenta por completo: está suspendida, sin ninguna sesión abierta, y necesita una contraseña nueva.`,
      `El motivo: ${reason}`,
    ],
    actions: [{ label: 'Abrir la cuenta', link }],
  }),
  'activity-disowned': ({ link }, { app, time }) => ({
    subject: `${app}: alguien dice que no fue él o ella`,
    intro: [
      `El ${time} una persona dijo que algo en la actividad de su cuenta no fue suyo.`,
      'Se cerró su sesión en todos los demás lugares y se le pidió que eligiera una contraseña nueva.',
    ],
    actions: [{ label: 'Ver la cuenta', link }],
  }),
  'approval-waiting': ({ by, asked, reason, link, until, aloneFrom }, { app, formatTime }) => ({
    subject: `${app}: ${by} pide el visto bueno de otra persona`,
    intro: [
      `${by} quiere ${waitingAct('es', asked)}.`,
      `El motivo: ${reason}`,
      aloneFrom === null
        ? 'Antes tiene que aprobarlo otra persona.'
        : `Nadie más puede aprobarlo, así que ${by} podrá hacerlo sin esperar a nadie a partir del ${formatTime(aloneFrom)}.`,
      `La solicitud termina el ${formatTime(until)}.`,
    ],
    actions: [{ label: 'Decidir', link }],
    outro: ['Si le parece que algo no está bien, rechácelo y hable con esa persona.'],
  }),
  'access-requested': ({ by, role, permission, reason, link }, { app }) => ({
    subject: `${app}: ${by} pide acceso`,
    intro: [`${by} tiene el rol ${role} y pide uno que incluya el permiso ${permission}.`, `El motivo: ${reason}`],
    actions: [{ label: 'Abrir el equipo', link }],
    outro: [
      'No cambia nada hasta que un propietario le dé otro rol. Si le parece que algo no está bien, hable con esa persona.',
    ],
  }),
  'mail-test': ({ by }, { app }) => ({
    subject: `${app}: el correo funciona`,
    intro: [`${by} pidió esta prueba a ${app}. Ha llegado, así que los mensajes a sus usuarios también llegarán.`],
  }),
}
