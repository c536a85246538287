import type { factorsEn } from '../en/factors.ts'
import { factorInWords } from '../factor-in-words.ts'

export const factorsDe: typeof factorsEn = {
  'factor-added': ({ factor }, { app, time }) => ({
    subject: `Bei ${app} wurde ein neuer Nachweis hinzugefügt`,
    intro: [`Am ${time} wurde Ihrem Konto bei ${app} hinzugefügt: ${factorInWords(factor, 'de')}.`],
    outro: [
      'Wenn Sie das nicht waren, entfernen Sie ihn und ändern Sie Ihr Passwort, oder wenden Sie sich an den Support.',
    ],
  }),
  'factor-removed': ({ factor }, { app, time }) => ({
    subject: `Bei ${app} wurde ein Nachweis entfernt`,
    intro: [`Am ${time} wurde von Ihrem Konto bei ${app} entfernt: ${factorInWords(factor, 'de')}.`],
    outro: ['Wenn Sie das nicht waren, ändern Sie Ihr Passwort und wenden Sie sich an den Support.'],
  }),
  'factor-enrolment': ({ link }, { app }) => ({
    subject: `Richten Sie einen zweiten Schritt für Ihr Konto bei ${app} ein`,
    intro: [
      `Die Betreiber von ${app} bitten Sie, einen zweiten Schritt wie einen Sicherheitsschlüssel oder eine Authenticator-App einzurichten, damit Ihr Passwort allein nichts öffnet.`,
    ],
    actions: [{ label: 'Zweiten Schritt einrichten', link }],
    outro: [
      'Der Link gilt einmal und 5 Tage lang. Geben Sie ihn nicht weiter: Wer ihn hat, kann ein eigenes Gerät einrichten.',
    ],
  }),
  'mfa-reset': (_, { app, time }) => ({
    subject: `Ihre zweiten Faktoren bei ${app} wurden zurückgesetzt`,
    intro: [
      `Am ${time} hat der Support alle zweiten Faktoren Ihres Kontos bei ${app} entfernt und Sie überall abgemeldet.`,
      'Bei der nächsten Anmeldung richten Sie neue ein.',
    ],
    outro: ['Wenn Sie das nicht verlangt haben, wenden Sie sich an den Support und geben Sie niemandem einen Code.'],
  }),
  impersonated: (_, { app, time }) => ({
    subject: `Der Support hat Ihr Konto bei ${app} angesehen`,
    intro: [
      `Am ${time} hat jemand vom Support begonnen, ${app} bis zu 15 Minuten lang als Sie anzusehen. Wie Sie sich anmelden, lässt sich dabei nicht ändern.`,
    ],
    outro: ['Wenn Sie keine Hilfe erbeten haben, wenden Sie sich an den Support.'],
  }),
  'caller-code': ({ code, agent }, { app }) => ({
    subject: `Ihr Code für das Gespräch mit dem Support von ${app}`,
    intro: [
      `${agent} vom Support von ${app} spricht gerade mit Ihnen am Telefon. Lesen Sie diesen Code nur vor, wenn Sie uns angerufen haben:`,
    ],
    code,
    outro: [
      'Der Code gilt 10 Minuten. Wenn Sie nicht angerufen haben, lesen Sie ihn niemandem vor und sagen Sie dem Support Bescheid.',
    ],
  }),
  'recovery-code-used': ({ left }, { app, time }) => ({
    subject: `Bei ${app} wurde ein Wiederherstellungscode benutzt`,
    intro: [
      `Am ${time} hat sich jemand mit einem Wiederherstellungscode bei Ihrem Konto bei ${app} angemeldet. ${codesLeft(left)}`,
    ],
    outro: ['Wenn Sie das nicht waren, ändern Sie sofort Ihr Passwort und machen Sie neue Wiederherstellungscodes.'],
  }),
  'recovery-codes-made': (_, { app, time }) => ({
    subject: `Bei ${app} wurden neue Wiederherstellungscodes gemacht`,
    intro: [
      `Am ${time} wurden für Ihr Konto bei ${app} neue Wiederherstellungscodes gemacht. Die alten gelten nicht mehr.`,
    ],
    outro: [
      'Wenn Sie das nicht waren, ändern Sie sofort Ihr Passwort und machen Sie neue Wiederherstellungscodes, oder wenden Sie sich an den Support.',
    ],
  }),
}

function codesLeft(left: number): string {
  if (left === 0) return 'Es war der letzte: Machen Sie neue.'
  return left === 1 ? 'Einer ist übrig.' : `${left} sind übrig.`
}
