import type { TemplatesByLocale } from '../letter.ts'

type Kinds =
  | 'factor-added'
  | 'factor-removed'
  | 'factor-enrolment'
  | 'mfa-reset'
  | 'caller-code'
  | 'impersonated'
  | 'recovery-code-used'

export const factorTemplates: TemplatesByLocale<Kinds> = {
  en: {
    'factor-added': ({ factor }, { app, time }) => ({
      subject: `A new way to prove it is you was added at ${app}`,
      intro: [`On ${time} ${factorInWords(factor, 'en')} was added to your ${app} account.`],
      outro: ["If this wasn't you, remove it and change your password, or contact support."],
    }),
    'factor-removed': ({ factor }, { app, time }) => ({
      subject: `A way to prove it is you was removed at ${app}`,
      intro: [`On ${time} this was removed from your ${app} account: ${factorInWords(factor, 'en')}.`],
      outro: ["If this wasn't you, change your password and contact support."],
    }),
    'factor-enrolment': ({ link }, { app }) => ({
      subject: `Set up a second step for your ${app} account`,
      intro: [
        `The people who run ${app} ask you to set up an authenticator app, so that your password alone opens nothing.`,
      ],
      actions: [{ label: 'Set up an authenticator app', link }],
      outro: ['The link works once, and for 5 days. Do not hand it on: whoever has it can set up a device of theirs.'],
    }),
    'mfa-reset': (_, { app, time }) => ({
      subject: `Your second factors at ${app} were reset`,
      intro: [
        `On ${time} support removed every second factor of your ${app} account and signed you out everywhere.`,
        'At your next sign-in you set up new ones.',
      ],
      outro: ['If you did not ask for this, contact support and do not give anybody a code.'],
    }),
    impersonated: (_, { app, time }) => ({
      subject: `Support looked at your ${app} account`,
      intro: [
        `On ${time} somebody from ${app} support began to look at ${app} as you, for up to 15 minutes. They cannot change how you sign in.`,
      ],
      outro: ['If you did not ask for help, contact support.'],
    }),
    'caller-code': ({ code, agent }, { app }) => ({
      subject: `Your code for the call with ${app} support`,
      intro: [`${agent} from ${app} support is on the phone with you. Read this code only if you called us:`],
      code,
      outro: ['The code works for 10 minutes. If you did not call, read it to nobody, and tell support.'],
    }),
    'recovery-code-used': ({ left }, { app, time }) => ({
      subject: `A recovery code was used at ${app}`,
      intro: [`On ${time} somebody signed in to your ${app} account with a recovery code. ${codesLeft(left)}`],
      outro: ["If this wasn't you, change your password and make new recovery codes at once."],
    }),
  },
  de: {
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
        `Die Betreiber von ${app} bitten Sie, eine Authenticator-App einzurichten, damit Ihr Passwort allein nichts öffnet.`,
      ],
      actions: [{ label: 'Authenticator-App einrichten', link }],
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
        `Am ${time} hat sich jemand mit einem Wiederherstellungscode bei Ihrem Konto bei ${app} angemeldet. ${codesLeftGerman(left)}`,
      ],
      outro: ['Wenn Sie das nicht waren, ändern Sie sofort Ihr Passwort und machen Sie neue Wiederherstellungscodes.'],
    }),
  },
}

/** The types of factors; what is none of them is a name somebody gave. */
const factorNames: Readonly<Record<string, { readonly en: string; readonly de: string }>> = {
  totp: { en: 'an authenticator app', de: 'eine Authenticator-App' },
  passkey: { en: 'a passkey', de: 'ein Passkey' },
  'security-key': { en: 'a security key', de: 'ein Sicherheitsschlüssel' },
  'recovery-code': { en: 'a set of recovery codes', de: 'ein Satz Wiederherstellungscodes' },
  email: { en: 'codes by e-mail', de: 'Codes per E-Mail' },
  phone: { en: 'codes by phone', de: 'Codes per Telefon' },
}

/** One, or several types with commas between them. */
export function factorInWords(factor: string, locale: 'en' | 'de'): string {
  const types = factor.split(', ').map((type) => factorNames[type]?.[locale])
  if (types.every((name) => name !== undefined)) return new Intl.ListFormat(locale).format(types)
  return locale === 'en' ? `“${factor}”` : `„${factor}“`
}

function codesLeft(left: number): string {
  if (left === 0) return 'It was the last one: make new ones.'
  return left === 1 ? 'One is left.' : `${left} are left.`
}

function codesLeftGerman(left: number): string {
  if (left === 0) return 'Es war der letzte: Machen Sie neue.'
  return left === 1 ? 'Einer ist übrig.' : `${left} sind übrig.`
}
