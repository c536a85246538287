import type { recoveryEn } from '../en/recovery.ts'

export const recoveryDe: typeof recoveryEn = {
  'recovery-requested': ({ number, stopLink }, { app, time }) => ({
    subject: `Jemand möchte Ihr Konto bei ${app} wiederherstellen`,
    intro: [
      `Am ${time} hat jemand den Support gebeten, Ihr Konto bei ${app} wiederherzustellen. Die Anfrage hat die Nummer ${number}.`,
      'Wenn Sie es waren, ist nichts zu tun: Warten Sie auf die Antwort.',
    ],
    actions: [{ label: 'Das war ich nicht: Anfrage stoppen', link: stopLink }],
  }),
  'recovery-waiting': ({ number, until, stopLink }, { app, formatTime }) => ({
    subject: `Ihr Konto bei ${app} kann ab ${formatTime(until)} wiederhergestellt werden`,
    intro: [
      `Der Support hat Anfrage ${number} für Ihr Konto bei ${app} angenommen. Der Link dazu wird am ${formatTime(until)} verschickt.`,
      'Wenn Sie es waren, ist nichts zu tun: Warten Sie auf diese Mail. Wenn nicht, stoppen Sie die Anfrage jetzt.',
    ],
    actions: [{ label: 'Das war ich nicht: Anfrage stoppen', link: stopLink }],
  }),
  'recovery-approved': ({ number, link }, { app }) => ({
    subject: `Ihre Anfrage für Ihr Konto bei ${app} wurde angenommen`,
    intro: [
      `Anfrage ${number} wurde angenommen. Mit diesem Link setzen Sie ein neues Passwort und einen neuen zweiten Faktor.`,
    ],
    actions: [{ label: 'Konto wiederherstellen', link }],
    outro: [
      'Der Link gilt einmal, innerhalb von 60 Minuten.',
      'Wenn Sie das nicht waren, wenden Sie sich an den Support.',
    ],
  }),
  'recovery-denied': ({ number }, { app }) => ({
    subject: `Ihre Anfrage für Ihr Konto bei ${app} wurde abgelehnt`,
    intro: [`Anfrage ${number} wurde abgelehnt: Der Support konnte nicht sicher sein, dass das Konto Ihnen gehört.`],
    outro: ['Wenn Sie das für einen Irrtum halten, wenden Sie sich an den Support.'],
  }),
  'recovery-finished': ({ number }, { app, time }) => ({
    subject: `Ihr Konto bei ${app} wurde wiederhergestellt`,
    intro: [
      `Am ${time} wurde Anfrage ${number} abgeschlossen: Ihr Konto bei ${app} hat ein neues Passwort, und alle wurden abgemeldet.`,
    ],
    outro: ['Wenn Sie das nicht waren, wenden Sie sich sofort an den Support.'],
  }),
}
