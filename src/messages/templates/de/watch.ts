import type { watchEn } from '../en/watch.ts'
import { waitingAct } from '../waiting-acts.ts'

export const watchDe: typeof watchEn = {
  'account-locked-down': ({ by, reason, link }, { app, time }) => ({
    subject: `${app}: Ein Konto wurde vollständig gesperrt`,
    intro: [
      `Am ${time} hat ${by} ein Konto vollständig gesperrt: Es ist überall abgemeldet und braucht ein neues Passwort.`,
      `Der Grund: ${reason}`,
    ],
    actions: [{ label: 'Konto öffnen', link }],
  }),
  'activity-disowned': ({ link }, { app, time }) => ({
    subject: `${app}: Jemand war es nicht`,
    intro: [
      `Am ${time} hat jemand gemeldet, dass etwas in der Aktivität des eigenen Kontos von jemand anderem war.`,
      'Überall sonst wurde die Person abgemeldet und gebeten, ein neues Passwort zu wählen.',
    ],
    actions: [{ label: 'Konto ansehen', link }],
  }),
  'approval-waiting': ({ by, asked, reason, link, until, aloneFrom }, { app, formatTime }) => ({
    subject: `${app}: ${by} bittet um eine zweite Person`,
    intro: [
      `${by} möchte ${waitingAct('de', asked)}.`,
      `Der Grund: ${reason}`,
      aloneFrom === null
        ? 'Zuerst muss jemand anderes zustimmen.'
        : `Niemand sonst kann zustimmen, deshalb darf ${by} es ab ${formatTime(aloneFrom)} allein tun.`,
      `Die Anfrage endet am ${formatTime(until)}.`,
    ],
    actions: [{ label: 'Entscheiden', link }],
    outro: ['Wenn Ihnen das falsch vorkommt, lehnen Sie ab und sprechen Sie mit der Person.'],
  }),
  'access-requested': ({ by, role, permission, reason, link }, { app }) => ({
    subject: `${app}: ${by} bittet um Zugriff`,
    intro: [
      `${by} hat die Rolle ${role} und bittet um eine, zu der die Berechtigung ${permission} gehört.`,
      `Der Grund: ${reason}`,
    ],
    actions: [{ label: 'Team öffnen', link }],
    outro: [
      'Es ändert sich nichts, bis ein Owner eine andere Rolle gibt. Wenn Ihnen das falsch vorkommt, sprechen Sie mit der Person.',
    ],
  }),
  'mail-test': ({ by }, { app }) => ({
    subject: `${app}: E-Mail funktioniert`,
    intro: [
      `${by} hat bei ${app} diese Probe verlangt. Sie ist angekommen, also kommen auch Briefe an Ihre Benutzer an.`,
    ],
  }),
}
