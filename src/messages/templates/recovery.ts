import type { TemplatesByLocale } from '../letter.ts'

type Kinds = 'recovery-requested' | 'recovery-waiting' | 'recovery-approved' | 'recovery-denied' | 'recovery-finished'

export const recoveryTemplates: TemplatesByLocale<Kinds> = {
  en: {
    'recovery-requested': ({ number, stopLink }, { app, time }) => ({
      subject: `Somebody asked to recover your ${app} account`,
      intro: [
        `On ${time} somebody asked support to recover your ${app} account. The request has the number ${number}.`,
        'If it was you, there is nothing to do: wait for the answer.',
      ],
      actions: [{ label: "This wasn't me: stop the request", link: stopLink }],
    }),
    'recovery-waiting': ({ number, until, stopLink }, { app, formatTime }) => ({
      subject: `Your ${app} account can be recovered after ${formatTime(until)}`,
      intro: [
        `Support approved request ${number} to recover your ${app} account. The link for it is mailed on ${formatTime(until)}.`,
        'If it was you, there is nothing to do: wait for that mail. If it was not, stop it now.',
      ],
      actions: [{ label: "This wasn't me: stop the request", link: stopLink }],
    }),
    'recovery-approved': ({ number, link }, { app }) => ({
      subject: `Your request to recover your ${app} account was approved`,
      intro: [`Request ${number} was approved. With this link you set a new password and a new second factor.`],
      actions: [{ label: 'Recover my account', link }],
      outro: ['The link works once, within 60 minutes.', "If this wasn't you, contact support."],
    }),
    'recovery-denied': ({ number }, { app }) => ({
      subject: `Your request to recover your ${app} account was denied`,
      intro: [`Request ${number} was denied: support could not make sure that the account is yours.`],
      outro: ['If you think this is a mistake, contact support.'],
    }),
    'recovery-finished': ({ number }, { app, time }) => ({
      subject: `Your ${app} account was recovered`,
      intro: [
        `On ${time} request ${number} was finished: your ${app} account has a new password, and everybody was signed out.`,
      ],
      outro: ["If this wasn't you, contact support at once."],
    }),
  },
  de: {
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
  },
}
