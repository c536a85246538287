import type { signInEn } from '../en/sign-in.ts'

export const signInDe: typeof signInEn = {
  'sign-in-code': ({ code, link, place }, { app, time }) => ({
    subject: `Ihr Anmeldecode für ${app}`,
    intro: [`Geben Sie diesen Code ein, um sich bei ${app} anzumelden.`],
    code,
    ...(link === null ? {} : { actions: [{ label: 'Oder mit diesem Link anmelden', link }] }),
    outro: ['Der Code gilt 10 Minuten. Niemand von uns wird Sie je danach fragen.', asked(time, place), notYou.code],
  }),
  'sign-in-link': ({ link, place }, { app, time }) => ({
    subject: `Ihr Anmeldelink für ${app}`,
    intro: [`Öffnen Sie diesen Link und bestätigen Sie dort, um sich bei ${app} anzumelden.`],
    actions: [{ label: `Bei ${app} anmelden`, link }],
    outro: ['Der Link gilt einmal, für 10 Minuten.', asked(time, place), notYou.link],
  }),
  'second-factor-code': ({ code, place }, { app, time }) => ({
    subject: `Ihr Bestätigungscode für ${app}`,
    intro: [`Geben Sie diesen Code ein, um zu bestätigen, dass Sie es sind, der sich bei ${app} anmeldet.`],
    code,
    outro: ['Der Code gilt 10 Minuten. Niemand von uns wird Sie je danach fragen.', asked(time, place), notYou.second],
  }),
  'account-locked': ({ until, unlockLink }, { app, formatTime }) => ({
    subject: `Die Anmeldung an Ihrem Konto bei ${app} ist angehalten`,
    intro: [
      `Jemand hat zu oft ein falsches Passwort eingegeben. Zum Schutz Ihres Kontos ist die Anmeldung mit Passwort bis ${formatTime(until)} angehalten.`,
      'Wo Sie sich schon einmal angemeldet haben, geht es weiterhin.',
    ],
    actions: [{ label: 'Das war ich: jetzt anmelden', link: unlockLink }],
    outro: ['Wenn Sie das nicht waren, ist nichts zu tun: Ihr Passwort wurde nicht erraten.'],
  }),
  'second-factor-locked': ({ until }, { app, time, formatTime }) => ({
    subject: `Jemand kennt vielleicht Ihr Passwort für ${app}`,
    intro: [
      `Am ${time} hat jemand Ihr richtiges Passwort und danach zu viele falsche Codes eingegeben. Codes werden bis ${formatTime(until)} abgelehnt.`,
    ],
    outro: ['Wenn Sie das nicht waren, ändern Sie Ihr Passwort.'],
  }),
  'account-suspended': (_, { app, time }) => ({
    subject: `Ihr Konto bei ${app} wurde gesperrt`,
    intro: [`Am ${time} wurde Ihr Konto bei ${app} gesperrt. Sie können sich nicht mehr anmelden.`],
    outro: ['Wenn Sie das für einen Irrtum halten, wenden Sie sich an den Support.'],
  }),
  'data-downloaded': (_, { app, time }) => ({
    subject: `Die Daten Ihres Kontos bei ${app} wurden heruntergeladen`,
    intro: [`Am ${time} wurde aus Ihrem Konto eine Datei mit allem heruntergeladen, was ${app} über Sie weiß.`],
    outro: [
      'Wenn Sie das nicht waren, ändern Sie Ihr Passwort, melden Sie sich überall sonst ab und wenden Sie sich an den Support.',
    ],
  }),
  'account-deleted': (_, { app, time }) => ({
    subject: `Ihr Konto bei ${app} wurde gelöscht`,
    intro: [
      `Am ${time} wurde Ihr Konto bei ${app} gelöscht, von Ihrer Kontoseite aus. Es lässt sich nicht zurückholen.`,
    ],
    outro: ['Wenn Sie das nicht waren, wenden Sie sich an den Support.'],
  }),
  'new-device': ({ link, place }, { app, time }) => ({
    subject: `Ihr Konto bei ${app} wurde auf einem neuen Gerät benutzt`,
    intro: [
      `Am ${time} hat sich jemand an Ihrem Konto bei ${app} in einem Browser angemeldet, der dafür noch nicht benutzt wurde${place === null ? '' : `: ${place}`}.`,
      'Wenn Sie das waren, ist nichts zu tun.',
    ],
    actions: [{ label: 'Aktivität ansehen', link }],
    outro: [
      'Wenn Sie das nicht waren, sagen Sie es dort: Alle anderen werden sofort abgemeldet, und Sie wählen ein neues Passwort.',
      'Wenn Sie sich nicht mehr anmelden können, fordern Sie bei der Anmeldung ein neues Passwort an, oder wenden Sie sich an den Support.',
    ],
  }),
  'tokens-misused': ({ client }, { app, time }) => ({
    subject: `Sie wurden von ${client} abgemeldet`,
    intro: [
      `Am ${time} hat jemand einen alten Schlüssel zu Ihrem Konto bei ${app} benutzt, den ${client} schon eingetauscht hatte. Er könnte kopiert worden sein, daher haben wir diesen Zugang beendet.`,
    ],
    outro: [`Melden Sie sich bei ${client} neu an. Wenn Ihnen etwas fremd vorkommt, ändern Sie Ihr Passwort.`],
  }),
}

function asked(time: string, place: string | null): string {
  return `Er wurde am ${time} angefordert${place === null ? '' : `, von ${place}`}.`
}

const notYou = {
  code: 'Wenn Sie das nicht waren, ignorieren Sie diese Nachricht und geben Sie den Code niemandem.',
  link: 'Wenn Sie das nicht waren, ignorieren Sie diese Nachricht und geben Sie den Link niemandem.',
  second: 'Wenn Sie das nicht waren, kennt jemand Ihr Passwort: Ändern Sie es, und geben Sie den Code niemandem.',
}
