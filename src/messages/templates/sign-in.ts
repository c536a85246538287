import type { TemplatesByLocale } from '../letter.ts'

type Kinds =
  | 'sign-in-code'
  | 'sign-in-link'
  | 'second-factor-code'
  | 'account-locked'
  | 'second-factor-locked'
  | 'account-suspended'
  | 'new-device'
  | 'tokens-misused'

export const signInTemplates: TemplatesByLocale<Kinds> = {
  en: {
    'sign-in-code': ({ code, link, place }, { app, time }) => ({
      subject: `Your sign-in code for ${app}`,
      intro: [`Enter this code to sign in to ${app}.`],
      code,
      ...(link === null ? {} : { actions: [{ label: 'Or sign in with this link', link }] }),
      outro: [
        `The code works for 10 minutes. Nobody from us will ever ask you for it.`,
        asked(time, place),
        notYou.code,
      ],
    }),
    'sign-in-link': ({ link, place }, { app, time }) => ({
      subject: `Your sign-in link for ${app}`,
      intro: [`Open this link and confirm there to sign in to ${app}.`],
      actions: [{ label: `Sign in to ${app}`, link }],
      outro: ['The link works once, for 10 minutes.', asked(time, place), notYou.link],
    }),
    'second-factor-code': ({ code, place }, { app, time }) => ({
      subject: `Your confirmation code for ${app}`,
      intro: [`Enter this code to confirm that it is you who signs in to ${app}.`],
      code,
      outro: [
        'The code works for 10 minutes. Nobody from us will ever ask you for it.',
        asked(time, place),
        notYou.second,
      ],
    }),
    'account-locked': ({ until, unlockLink }, { app, formatTime }) => ({
      subject: `Sign-in to your ${app} account is paused`,
      intro: [
        `Somebody tried too many wrong passwords. To protect your account, sign-in with a password is paused until ${formatTime(until)}.`,
        'Where you signed in before, you can still do so.',
      ],
      actions: [{ label: 'It was me: let me sign in now', link: unlockLink }],
      outro: ["If this wasn't you, there is nothing to do: your password was not guessed."],
    }),
    'second-factor-locked': ({ until }, { app, time, formatTime }) => ({
      subject: `Somebody may know your password for ${app}`,
      intro: [
        `On ${time} somebody entered your right password and then too many wrong codes. Codes are refused until ${formatTime(until)}.`,
      ],
      outro: ["If this wasn't you, change your password."],
    }),
    'account-suspended': (_, { app, time }) => ({
      subject: `Your ${app} account was suspended`,
      intro: [`On ${time} your ${app} account was suspended. You can no longer sign in.`],
      outro: ['If you think this is a mistake, contact support.'],
    }),
    'new-device': ({ link, place }, { app, time }) => ({
      subject: `Your ${app} account was used on a new device`,
      intro: [
        `On ${time} somebody signed in to your ${app} account in a browser that was not used for it before${place === null ? '' : `: ${place}`}.`,
        'If this was you, there is nothing to do.',
      ],
      actions: [{ label: 'Look at your activity', link }],
      outro: [
        "If this wasn't you, say so there: everybody else is signed out at once, and you choose a new password.",
        'If you cannot sign in any more, ask for a new password where you sign in, or contact support.',
      ],
    }),
    'tokens-misused': ({ client }, { app, time }) => ({
      subject: `You were signed out of ${client}`,
      intro: [
        `On ${time} somebody used an old key to your ${app} account that ${client} had already exchanged. It may have been copied, so we ended that access.`,
      ],
      outro: [`Sign in to ${client} again. If you see anything you do not know, change your password.`],
    }),
  },
  de: {
    'sign-in-code': ({ code, link, place }, { app, time }) => ({
      subject: `Ihr Anmeldecode für ${app}`,
      intro: [`Geben Sie diesen Code ein, um sich bei ${app} anzumelden.`],
      code,
      ...(link === null ? {} : { actions: [{ label: 'Oder mit diesem Link anmelden', link }] }),
      outro: [
        'Der Code gilt 10 Minuten. Niemand von uns wird Sie je danach fragen.',
        gefragt(time, place),
        nichtSie.code,
      ],
    }),
    'sign-in-link': ({ link, place }, { app, time }) => ({
      subject: `Ihr Anmeldelink für ${app}`,
      intro: [`Öffnen Sie diesen Link und bestätigen Sie dort, um sich bei ${app} anzumelden.`],
      actions: [{ label: `Bei ${app} anmelden`, link }],
      outro: ['Der Link gilt einmal, für 10 Minuten.', gefragt(time, place), nichtSie.link],
    }),
    'second-factor-code': ({ code, place }, { app, time }) => ({
      subject: `Ihr Bestätigungscode für ${app}`,
      intro: [`Geben Sie diesen Code ein, um zu bestätigen, dass Sie es sind, der sich bei ${app} anmeldet.`],
      code,
      outro: [
        'Der Code gilt 10 Minuten. Niemand von uns wird Sie je danach fragen.',
        gefragt(time, place),
        nichtSie.second,
      ],
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
  },
}

function asked(time: string, place: string | null): string {
  return `It was asked for on ${time}${place === null ? '' : ` from ${place}`}.`
}

function gefragt(time: string, place: string | null): string {
  return `Er wurde am ${time} angefordert${place === null ? '' : `, von ${place}`}.`
}

const notYou = {
  code: "If this wasn't you, ignore this message and give the code to nobody.",
  link: "If this wasn't you, ignore this message and give the link to nobody.",
  second: "If this wasn't you, somebody knows your password: change it, and give the code to nobody.",
}

const nichtSie = {
  code: 'Wenn Sie das nicht waren, ignorieren Sie diese Nachricht und geben Sie den Code niemandem.',
  link: 'Wenn Sie das nicht waren, ignorieren Sie diese Nachricht und geben Sie den Link niemandem.',
  second: 'Wenn Sie das nicht waren, kennt jemand Ihr Passwort: Ändern Sie es, und geben Sie den Code niemandem.',
}
